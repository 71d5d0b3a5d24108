// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import redis.embedded.core.ExecutableProvider;

/** The server program: the one on the path, else the one that lies in a jar. There is always one, so nothing is skipped. */
final class Executable {
    private static final Executable FOUND = new Executable();

    private final String path;

    private Executable() {
        path = onPath();
    }

    static String path() {
        return FOUND.path;
    }

    private static String onPath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "redis-server"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseGet(Executable::inJar);
    }

    private static String inJar() {
        try {
            return ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException("no redis-server on the path, and none for this system in the jar", failure);
        }
    }
}
