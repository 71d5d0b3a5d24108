// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import dev.gatehouse.examples.gateway.settings.PolicyRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads where policies are: a directory, or else a file. */
final class PoliciesReader {
    private static final String DIRECTORY = "policies.policy_path";
    private static final String FILE = "policies.policy_record_name";

    private final ConfigurationTree tree;
    private final List<String> problems;

    PoliciesReader(ConfigurationTree tree, List<String> problems) {
        this.tree = tree;
        this.problems = problems;
    }

    PolicyRecords read() {
        var source = tree.text("policies.policy_source");
        if (!source.isEmpty() && !source.equals("file")) {
            problems.add("$.policies.policy_source is " + source + ": only file is known");
            return PolicyRecords.none();
        }
        var member = tree.text(DIRECTORY).isEmpty() ? FILE : DIRECTORY;
        return tree.text(member).isEmpty()
                ? PolicyRecords.none()
                : readable(member).map(PolicyRecords::in).orElseGet(PolicyRecords::none);
    }

    private Optional<Path> readable(String member) {
        var place = FilePath.read(tree.text(member));
        if (place.isEmpty()) {
            problems.add("$." + member + " cannot be the name of a file");
        } else if (!Files.isReadable(place.get())) {
            problems.add("$." + member + " is " + place.get() + ", which cannot be read");
        } else if (member.equals(DIRECTORY) != Files.isDirectory(place.get())) {
            problems.add("$." + member + " is " + place.get() + ", which is no "
                    + (member.equals(DIRECTORY) ? "directory" : "file"));
        }
        return place;
    }
}
