// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import dev.gatehouse.core.authentication.custom.Plugins;
import dev.gatehouse.core.tyk.TykDefinitionSettings;
import dev.gatehouse.definition.PathMatching;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where API definitions come from, and how they are read.
 *
 * @param directory whose {@code *.json} files are definitions, read in the order of their names
 * @param inline more definitions, by a name that stands for the file's, in order
 * @param reading what the gateway's configuration says about all of them
 * @param strictRoutes whether listen paths match whole segments only
 * @since 0.1
 */
public record Definitions(
        Optional<Path> directory, Map<String, String> inline, TykDefinitionSettings reading, boolean strictRoutes) {
    private static final TykDefinitionSettings USUAL = new TykDefinitionSettings(PathMatching.ANYWHERE, true);

    public Definitions {
        inline = Collections.unmodifiableMap(new LinkedHashMap<>(inline));
    }

    /**
     * The definitions of a directory.
     *
     * @param directory to read
     * @return the settings, with the original gateway's path matching and with custom domains
     */
    public static Definitions in(Path directory) {
        return new Definitions(Optional.of(directory), Map.of(), USUAL, false);
    }

    /**
     * Definitions in memory.
     *
     * @param inline JSON text by name
     * @return the settings, with the original gateway's path matching and with custom domains
     */
    public static Definitions of(Map<String, String> inline) {
        return new Definitions(Optional.empty(), inline, USUAL, false);
    }

    /**
     * Adds code of the host that definitions may name.
     *
     * @param plugins authenticators and hooks by name
     * @return the same definitions, which may name these and no others
     */
    public Definitions with(Plugins plugins) {
        return new Definitions(directory, inline, reading.with(plugins), strictRoutes);
    }
}
