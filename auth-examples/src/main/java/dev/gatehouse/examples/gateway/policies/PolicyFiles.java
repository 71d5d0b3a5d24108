// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.examples.gateway.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The place where policies are: a file with all of them, or a directory with a file for each. */
final class PolicyFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyFiles.class);
    private static final long LONGEST = 16L * 1024 * 1024;
    private static final String SUFFIX = ".json";

    private final Path place;

    PolicyFiles(Path place) {
        this.place = place;
    }

    Path place() {
        return place;
    }

    boolean isDirectory() {
        return Files.isDirectory(place);
    }

    /**
     * Reads all texts. In a directory a file that cannot be read is a text without content.
     *
     * @throws IllegalArgumentException if the one file is no JSON object
     * @throws IOException if the one file cannot be read, or the directory cannot be listed
     */
    List<PolicyText> read() throws IOException {
        return isDirectory() ? files().stream().map(PolicyFiles::text).toList() : entries();
    }

    private List<Path> files() throws IOException {
        try (var entries = Files.list(place)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException brokenOff) {
            throw new IOException("the directory cannot be listed", brokenOff);
        }
    }

    private static PolicyText text(Path file) {
        var name = file.getFileName().toString();
        try {
            return new PolicyText(name, content(file));
        } catch (IOException unreadable) {
            LOG.error("the file of policies {} cannot be read", name, unreadable);
            return new PolicyText(name, "");
        }
    }

    private List<PolicyText> entries() throws IOException {
        var texts = new ArrayList<PolicyText>();
        for (var entry : JsonText.readObject(content(place)).properties()) {
            texts.add(new PolicyText(place.getFileName() + "[" + entry.getKey() + "]", named(entry)));
        }
        return texts;
    }

    /** The name under which a policy stands counts, whatever it calls itself. */
    private static String named(Map.Entry<String, JsonNode> entry) {
        return entry.getValue() instanceof ObjectNode policy
                ? JsonText.write(policy.deepCopy().put("id", entry.getKey()))
                : JsonText.write(entry.getValue());
    }

    private static String content(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException("longer than " + LONGEST + " bytes");
        }
        return Files.readString(file);
    }

    /** Something that is another when a file is. */
    String stamp() throws IOException {
        var stamp = new StringBuilder();
        for (var file : isDirectory() ? files() : List.of(place)) {
            stamp.append(file.getFileName())
                    .append(' ')
                    .append(Files.size(file))
                    .append(' ')
                    .append(Files.getLastModifiedTime(file))
                    .append('\n');
        }
        return stamp.toString();
    }
}
