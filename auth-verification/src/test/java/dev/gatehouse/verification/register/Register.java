// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.UnusableException;
import dev.gatehouse.verification.vector.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's copy of {@code docs/compatibility.md}: which answers of ours are others on purpose. */
public final class Register {
    private final List<Row> rows;

    private Register(List<Row> rows) {
        this.rows = rows;
    }

    /** {@return the register of this project} */
    public static Register load() {
        try (var text = Register.class.getResourceAsStream("/register.json")) {
            return of(Json.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Reads a register.
     *
     * @param json its content
     * @return the register
     */
    public static Register of(JsonNode json) {
        var rows = json.path("rows").valueStream().map(Row::of).toList();
        if (rows.isEmpty()) {
            throw new UnusableException("the register has no rows");
        }
        return new Register(rows);
    }

    /** {@return all rows} */
    public List<Row> rows() {
        return rows;
    }

    /**
     * An answer of ours that is another one on purpose.
     *
     * @param row the row that says so
     * @param expected our answer
     * @param gateway settings of the gateway that bring the original's answer back; empty if nothing does
     * @param api members of the definition that do so; empty if nothing does
     */
    public record Answer(String row, JsonNode expected, Optional<JsonNode> gateway, Optional<JsonNode> api) {}

    /**
     * Finds our answer to a vector, by its id, else by its situation.
     *
     * @param vector the vector
     * @return our answer; empty if it is the expected one
     */
    public Optional<Answer> answerTo(Vector vector) {
        return first(vector, Row::named).or(() -> first(vector, Row::inSituation));
    }

    private Optional<Answer> first(Vector vector, Finder finder) {
        return rows.stream().flatMap(row -> finder.find(row, vector).stream()).findFirst();
    }

    private interface Finder {
        Optional<Answer> find(Row row, Vector vector);
    }

    /** {@return every id that a row names} */
    public Stream<String> vectors() {
        return rows.stream().flatMap(row -> row.vectors().stream());
    }
}
