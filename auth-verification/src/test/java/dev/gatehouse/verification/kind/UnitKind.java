// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.expectation.ValueCheck;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Kind unit: a question, and the class of ours that answers it. */
final class UnitKind implements VectorKind {
    private static final String CREDENTIAL = "getAuthToken";
    private static final Map<String, Function<JsonNode, JsonNode>> FUNCTIONS = functions();

    private static Map<String, Function<JsonNode, JsonNode>> functions() {
        var functions = new HashMap<String, Function<JsonNode, JsonNode>>();
        functions.putAll(KeyFunctions.ALL);
        functions.putAll(RequestFunctions.ALL);
        functions.putAll(LifetimeFunctions.ALL);
        functions.putAll(SignatureFunctions.ALL);
        functions.computeIfPresent(
                CREDENTIAL, (name, ofTokens) -> input -> ofTokens.apply(MethodPlaces.asToken(input)));
        return functions;
    }

    static JsonNode ask(String function, JsonNode input) {
        return answer(FUNCTIONS.get(function), input);
    }

    @Override
    public List<Mismatch> check(Vector vector) {
        var shape = VectorShape.checkUnit(vector);
        if (!shape.isEmpty()) {
            return shape;
        }
        var function = question(vector);
        if (!FUNCTIONS.containsKey(function)) {
            return List.of(new Mismatch("function", function, "a question that nothing answers"));
        }
        return ValueCheck.compare(vector.at("expect"), answer(FUNCTIONS.get(function), vector.at("input")));
    }

    /** Asked for one hash and not for all of them, the text itself says which. */
    private static String question(Vector vector) {
        var function = vector.at("function").asText();
        boolean one = function.equals("HashStr") && vector.at("expect").isTextual();
        return one ? "HashStr chosen by the text" : function;
    }

    private static JsonNode answer(Function<JsonNode, JsonNode> function, JsonNode input) {
        try {
            return function.apply(input);
        } catch (IllegalArgumentException refused) {
            return Json.object().put("error", refused.getMessage());
        }
    }
}
