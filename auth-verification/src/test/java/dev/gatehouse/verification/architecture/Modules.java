// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.architecture;

import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.redis.RedisStores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Where the published modules and their libraries lie while the tests run. */
final class Modules {
    static final List<Class<?>> PUBLISHED = List.of(
            HttpRequest.class, Gatekeeper.class, InMemoryStores.class, RedisStores.class, MutableInstantSource.class);

    private Modules() {}

    static ModuleDescriptor descriptorOf(Class<?> type) {
        return ModuleFinder.of(locationOf(type)).findAll().stream()
                .findFirst()
                .orElseThrow()
                .descriptor();
    }

    static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Path[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toArray(Path[]::new);
    }
}
