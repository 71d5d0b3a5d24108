// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import dev.gatehouse.core.tyk.TykDefinitionSettings;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.examples.gateway.settings.Definitions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads where API definitions are, and how they are meant. */
final class DefinitionsReader {
    private final ConfigurationTree tree;
    private final List<String> problems;

    DefinitionsReader(ConfigurationTree tree, List<String> problems) {
        this.tree = tree;
        this.problems = problems;
    }

    Definitions read() {
        var matching = PathMatching.original(
                tree.flag("http_server_options.enable_path_prefix_matching"),
                tree.flag("http_server_options.enable_path_suffix_matching"));
        var reading = new TykDefinitionSettings(matching, tree.flag("enable_custom_domains"))
                .ignoringEndpointCase(tree.flag("ignore_endpoint_case"))
                .with(new LimitsReader(tree, problems).read());
        boolean strict = tree.flag("http_server_options.enable_strict_routes");
        return new Definitions(Optional.of(directory()), Map.of(), reading, strict);
    }

    private Path directory() {
        var directory = FilePath.read(tree.text("app_path"));
        if (tree.text("app_path").isEmpty()) {
            problems.add("$.app_path is missing: name the directory of API definitions there, or with --apps");
        } else if (directory.isEmpty()) {
            problems.add("$.app_path cannot be the name of a directory");
        } else if (!Files.isDirectory(directory.get())) {
            problems.add("$.app_path is " + directory.get() + ", which is no directory");
        }
        return directory.orElse(Path.of(""));
    }
}
