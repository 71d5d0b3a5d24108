// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.logs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.vector.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The credentials that tests use: those listed, those of the vectors, and every key that a test could mint. */
final class Credentials {
    /** Shorter ones are words that may stand anywhere. */
    static final int SHORTEST = 8;

    /** A key in either form: the Base64 of an object that begins with the organization, or hex behind it. */
    private static final Pattern MINTED = Pattern.compile("eyJvcmciOi[A-Za-z0-9+/]{8,}|default[0-9a-f]{32}");

    private static final List<String> DIRECTORIES = List.of("vectors", "runner-vectors");

    private final Set<String> listed;
    private final Set<String> all;

    private Credentials(Set<String> listed, Set<String> ofVectors) {
        this.listed = Set.copyOf(listed);
        this.all = new TreeSet<>(listed);
        all.addAll(ofVectors);
    }

    static Credentials load() {
        var ofVectors = new TreeSet<String>();
        DIRECTORIES.stream()
                .flatMap(directory -> Vectors.in(Path.of("src/test/resources", directory)).stream())
                .flatMap(vector -> ofSessions(vector.at("sessions")))
                .filter(credential -> credential.length() >= SHORTEST)
                .forEach(ofVectors::add);
        return new Credentials(readList(), ofVectors);
    }

    private static Set<String> readList() {
        try (var text = Credentials.class.getResourceAsStream("/credentials.txt")) {
            var listed = new TreeSet<String>();
            new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(listed::add);
            return listed;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<String> ofSessions(JsonNode sessions) {
        return sessions.properties().stream()
                .flatMap(session -> Stream.of(
                        session.getKey(),
                        session.getValue().path("hmac_string").asText(),
                        session.getValue()
                                .path("basic_auth_data")
                                .path("password")
                                .asText()));
    }

    Set<String> listed() {
        return listed;
    }

    /** Whether a literal is one of them, or holds one. */
    boolean cover(String literal) {
        return all.stream().anyMatch(literal::contains)
                || MINTED.matcher(literal).find();
    }

    List<String> in(String text) {
        return Stream.concat(
                        all.stream().filter(text::contains),
                        MINTED.matcher(text).results().map(MatchResult::group))
                .distinct()
                .toList();
    }
}
