// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.examples.gateway.settings.Definitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds all definitions: the files of the directory in the order of their names, then those in memory. */
final class DefinitionTexts {
    private static final Logger LOG = LoggerFactory.getLogger(DefinitionTexts.class);
    private static final long LONGEST = 16L * 1024 * 1024;
    private static final String SUFFIX = ".json";
    private static final String OPEN_API_SUFFIX = "-oas.json";

    private DefinitionTexts() {}

    static List<DefinitionText> of(Definitions settings) {
        var texts = new ArrayList<DefinitionText>();
        settings.directory().ifPresent(directory -> texts.addAll(files(directory)));
        settings.inline().forEach((name, json) -> texts.add(DefinitionText.of(name, json)));
        return texts;
    }

    private static List<DefinitionText> files(Path directory) {
        try (var entries = Files.list(directory)) {
            var names = entries.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .sorted()
                    .toList();
            var all = new HashSet<>(names);
            return names.stream()
                    .filter(name -> !restated(name, all))
                    .map(name -> read(directory.resolve(name)))
                    .toList();
        } catch (IOException failure) {
            throw new IllegalStateException("the definitions in " + directory + " cannot be listed", failure);
        }
    }

    /** The original keeps an OpenAPI document in two files; the one of the classic form only restates it. */
    private static boolean restated(String name, Set<String> all) {
        return !name.endsWith(OPEN_API_SUFFIX)
                && all.contains(name.substring(0, name.length() - SUFFIX.length()) + OPEN_API_SUFFIX);
    }

    private static DefinitionText read(Path file) {
        var name = file.getFileName().toString();
        try {
            if (Files.size(file) > LONGEST) {
                LOG.error("definition {} is longer than {} bytes, it is not served", name, LONGEST);
                return DefinitionText.unreadable(name);
            }
            return DefinitionText.of(name, Files.readString(file));
        } catch (IOException failure) {
            LOG.error("definition {} cannot be read, it is not served", name, failure);
            return DefinitionText.unreadable(name);
        }
    }
}
