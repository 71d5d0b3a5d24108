// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleFinder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published modules resolve and work on the module path, with real encapsulation. */
final class ModulePathTest {
    private static final String CORE = "dev.gatehouse.core";
    private static final String STORE = "dev.gatehouse.inmemory";

    @Test
    void coreAndStoreRunAsNamedModules() throws Exception {
        var layer = layer();

        var stores = layer.findLoader(STORE).loadClass(STORE + ".InMemoryStores");
        var bundle = stores.getMethod("create").invoke(null);
        var gatekeeper = layer.findLoader(CORE).loadClass(CORE + ".Gatekeeper");
        var builder = gatekeeper.getMethod("builder", bundle.getClass()).invoke(null, bundle);
        var built = builder.getClass().getMethod("build").invoke(builder);

        assertThat(built.getClass().getModule().getName()).isEqualTo(CORE);
    }

    @Test
    void internalPackagesAreClosed() {
        var core = layer().findModule(CORE).orElseThrow();

        assertThat(core.getPackages())
                .filteredOn(name -> name.contains(".internal."))
                .isNotEmpty()
                .noneMatch(core::isExported);
    }

    private static ModuleLayer layer() {
        var boot = ModuleLayer.boot();
        var modules = ModuleFinder.of(Modules.classPath());
        var configuration = boot.configuration().resolve(modules, ModuleFinder.of(), List.of(CORE, STORE));
        return boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    }
}
