// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.verification.VectorJudge;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Result;
import dev.gatehouse.verification.vector.Vector;
import dev.gatehouse.verification.vector.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps {@code docs/compatibility.md}, the register and the vectors in step. */
final class CompatibilityPageTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Register REGISTER = Register.load();
    private static final Map<String, Vector> VECTORS =
            Vectors.in(Path.of("src/test/resources/vectors")).stream().collect(toMap(Vector::qualifiedId, v -> v));

    private static List<List<String>> rows(String prefix) {
        try (var lines = Files.lines(Path.of("../docs/compatibility.md"))) {
            return lines.filter(line -> line.startsWith("| " + prefix))
                    .map(line -> List.of(line.substring(2).split(" *\\| *")))
                    .toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    @Test
    void everyRowIsInBoth() {
        assertThat(rows("C-"))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactlyElementsOf(REGISTER.rows().stream()
                        .map(CompatibilityPageTest::named)
                        .toList());
    }

    private static String named(Row row) {
        return row.id() + " " + row.content().path("title").asText();
    }

    @Test
    void everyRowNamesTheSameVectors() {
        var registered = REGISTER.rows().stream().collect(toMap(Row::id, Row::vectors));

        assertThat(rows("C-"))
                .allSatisfy(row -> assertThat(codes(row.get(row.size() - 1)))
                        .containsExactlyInAnyOrderElementsOf(registered.get(row.get(0))));
    }

    @Test
    void everyRowSaysEverything() {
        assertThat(Stream.of(rows("C-"), rows("S-")).flatMap(List::stream))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).hasSize(7).doesNotContain(""));
    }

    @Test
    void everyVectorNamedExists() {
        var elsewhere = REGISTER.rows().stream().flatMap(row -> row.elsewhere().stream());
        assertThat(REGISTER.vectors().filter(name -> !VECTORS.containsKey(name)))
                .containsExactlyInAnyOrderElementsOf(elsewhere.toList());
    }

    private static Stream<Vector> registered() {
        var judge = new VectorJudge(REGISTER);
        return REGISTER.vectors()
                .filter(VECTORS::containsKey)
                .map(VECTORS::get)
                .filter(vector -> !(judge.judge(vector) instanceof Result.Unsupported));
    }

    @ParameterizedTest
    @MethodSource("registered")
    void everyDifferenceIsOne(Vector vector) {
        var withoutRegister = new VectorJudge(Register.of(Json.parse("{\"rows\": [{\"row\": \"none\"}]}")));

        assertThat(withoutRegister.judge(vector)).isInstanceOf(Result.Failed.class);
    }

    @Test
    void everyTestNamedExists() throws IOException {
        var tests = testSources();

        assertThat(rows("S-"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(codes(row.get(row.size() - 1)))
                        .isNotEmpty()
                        .allSatisfy(name -> assertThat(tests).contains("void " + name + "(")));
    }

    private static String testSources() throws IOException {
        var sources = new StringBuilder();
        try (var files = Files.walk(Path.of(".."))) {
            for (var file : files.filter(path -> path.toString().matches(".*(Test|Properties)\\.java"))
                    .toList()) {
                sources.append(Files.readString(file));
            }
        }
        return sources.toString();
    }
}
