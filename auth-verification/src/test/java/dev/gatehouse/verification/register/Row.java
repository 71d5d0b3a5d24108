// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.register.Register.Answer;
import dev.gatehouse.verification.vector.UnusableException;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of the register.
 *
 * @param id its id
 * @param content its members
 */
public record Row(String id, JsonNode content) {
    static Row of(JsonNode content) {
        return new Row(content.path("row").asText(), content);
    }

    /** {@return the vectors that it names, file and id} */
    public List<String> vectors() {
        return answers().stream()
                .flatMap(answer -> answer.path("vectors").valueStream())
                .map(JsonNode::asText)
                .toList();
    }

    /** {@return the vectors among them that the project's files lack, named by the specification} */
    public List<String> elsewhere() {
        return Json.words(content.path("named_by_specification")).stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private List<JsonNode> answers() {
        return content.path("answers").valueStream().toList();
    }

    Optional<Answer> named(Vector vector) {
        return answers().stream()
                .filter(answer -> answer.path("vectors")
                        .valueStream()
                        .anyMatch(name -> name.asText().equals(vector.qualifiedId())))
                .map(answer -> answer(answer, factsOf(answer, vector).orElse(Map.of())))
                .findFirst();
    }

    Optional<Answer> inSituation(Vector vector) {
        return answers().stream()
                .flatMap(answer -> factsOf(answer, vector).map(facts -> answer(answer, facts)).stream())
                .findFirst();
    }

    private Optional<Map<String, JsonNode>> factsOf(JsonNode answer, Vector vector) {
        if (!answer.has("situation")) {
            return Optional.empty();
        }
        var situation = Situations.ALL.get(answer.path("situation").asText());
        if (situation == null) {
            throw new UnusableException(id + " names a situation that nobody knows: " + answer.path("situation"));
        }
        return situation.in(vector);
    }

    private Answer answer(JsonNode answer, Map<String, JsonNode> facts) {
        return new Answer(
                id,
                filled(answer.path("expect"), facts),
                Optional.ofNullable(answer.get("switch")),
                Optional.ofNullable(answer.get("api_switch")));
    }

    /** Text of the form {@code {{name}}} stands for a fact of the situation. */
    private static JsonNode filled(JsonNode node, Map<String, JsonNode> facts) {
        if (node.isObject()) {
            var filled = Json.object();
            node.properties().forEach(member -> filled.set(member.getKey(), filled(member.getValue(), facts)));
            return filled;
        }
        if (node.isArray()) {
            var filled = Json.list();
            node.forEach(element -> filled.add(filled(element, facts)));
            return filled;
        }
        var text = node.asText();
        boolean named = node.isTextual() && text.startsWith("{{") && text.endsWith("}}");
        return named ? facts.getOrDefault(text.substring(2, text.length() - 2), node) : node;
    }
}
