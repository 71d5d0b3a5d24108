// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleFinder;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published modules resolve and work on the module path, with real encapsulation. */
final class ModulePathTest {
    private static final String CORE = "dev.gatehouse.core";
    private static final String STORE = "dev.gatehouse.inmemory";
    private static final String REDIS = "dev.gatehouse.redis";

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
    void theRedisStoreRunsAsANamedModule() throws Exception {
        var stores = layer().findLoader(REDIS).loadClass(REDIS + ".RedisStores");
        var redis = stores.getMethod("at", URI.class).invoke(null, URI.create("redis://127.0.0.1:1"));
        stores.getMethod("close").invoke(redis);

        assertThat(redis.getClass().getModule().getName()).isEqualTo(REDIS);
    }

    @ParameterizedTest
    @ValueSource(strings = {CORE, REDIS})
    void internalPackagesAreClosed(String name) {
        var module = layer().findModule(name).orElseThrow();

        assertThat(module.getPackages())
                .filteredOn(inside -> inside.contains(".internal."))
                .isNotEmpty()
                .noneMatch(module::isExported);
    }

    private static ModuleLayer layer() {
        var boot = ModuleLayer.boot();
        var modules = ModuleFinder.of(Modules.classPath());
        var configuration = boot.configuration().resolve(modules, ModuleFinder.of(), List.of(CORE, STORE, REDIS));
        return boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    }
}
