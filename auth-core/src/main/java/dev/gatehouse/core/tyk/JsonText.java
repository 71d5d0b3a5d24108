// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.internal.json.JsonFormatException;

/** The text of a document, as findings want it. */
final class JsonText {
    private JsonText() {}

    /** The object that a text holds; a missing node, with the problem among the findings, if it holds none. */
    static TypedMembers members(String json, Findings findings) {
        return TypedMembers.of(object(json, findings), At.root(), findings);
    }

    private static JsonNode object(String json, Findings findings) {
        try {
            return Json.object(json);
        } catch (JsonFormatException unreadable) {
            findings.problem(At.root(), "is no JSON object: " + unreadable.getMessage());
            return MissingNode.getInstance();
        }
    }
}
