// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a configuration comes from. Later ones win: file, environment, options.
 *
 * @param file the original gateway's configuration file
 * @param environment variables; those that begin with {@code TYK_GW_} override members
 * @param options members by path, as text like that of variables, in order: of two for one member the later wins
 * @param inMemory whether sessions are kept in memory although something else here names another store
 * @param redis the URI of the Redis where sessions are
 * @param keys a file of keys to import at the start
 * @since 0.1
 */
public record ConfigurationSources(
        Optional<Path> file,
        Map<String, String> environment,
        Map<String, String> options,
        boolean inMemory,
        Optional<String> redis,
        Optional<Path> keys) {
    public ConfigurationSources {
        // Sorted, so that what is said about them does not depend on the platform's order.
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Nothing of what they hold: options and variables may be secrets. */
    @Override
    public String toString() {
        return "ConfigurationSources[" + file + "]";
    }

    /**
     * A file alone.
     *
     * @param file the file
     * @return the sources, without environment and options
     */
    public static ConfigurationSources of(Path file) {
        return new ConfigurationSources(
                Optional.of(file), Map.of(), Map.of(), false, Optional.empty(), Optional.empty());
    }
}
