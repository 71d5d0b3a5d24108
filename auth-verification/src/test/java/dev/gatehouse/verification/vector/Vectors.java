// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.vector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads directories of vector files. */
public final class Vectors {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> LISTS = List.of("vectors", "scenarios");

    private Vectors() {}

    /**
     * Reads all files of a directory.
     *
     * @param directory holds {@code *.json} files
     * @return their vectors, in the order of files and inside them
     * @throws UnusableException if there is no such directory or file, or one cannot be read
     */
    public static List<Vector> in(Path directory) {
        var vectors = new ArrayList<Vector>();
        for (var file : files(directory)) {
            vectors.addAll(read(file));
        }
        return vectors;
    }

    private static Iterable<Path> files(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            var files = new TreeSet<>(
                    entries.filter(file -> file.toString().endsWith(".json")).toList());
            if (files.isEmpty()) {
                throw new UnusableException("no *.json in " + directory);
            }
            return files;
        } catch (IOException unreadable) {
            throw new UnusableException("cannot read the directory " + directory);
        }
    }

    private static List<Vector> read(Path file) {
        var name = file.getFileName().toString().replaceFirst("\\.json$", "");
        var root = parse(file);
        return LISTS.stream()
                .flatMap(list -> root.path(list).valueStream())
                .map(vector -> Vector.of(name, (ObjectNode) vector))
                .toList();
    }

    private static JsonNode parse(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException noJson) {
            throw new UnusableException(file + " is no JSON: " + noJson.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new UnusableException("cannot read " + file);
        }
    }
}
