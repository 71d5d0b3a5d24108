// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;

/** Puts what differs over what is usual. */
final class Merge {
    private Merge() {}

    /** The usual members come as JSON text with single quotes. */
    static ObjectNode over(String usual, JsonNode differing) {
        var merged = (ObjectNode) Json.parse(usual.replace('\'', '"'));
        if (differing instanceof ObjectNode members) {
            merged.setAll(members.deepCopy());
        }
        return merged;
    }
}
