// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The text of a document, read strictly and within bounds. */
final class JsonText {
    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;
    private static final int DEEPEST = 100;
    private static final int LONGEST_NAME = 4096;
    private static final int LONGEST_NUMBER = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MOST_CHARACTERS)
                            .maxStringLength(MOST_CHARACTERS)
                            .maxNestingDepth(DEEPEST)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /** The object that a text holds; a missing node, with the problem among the findings, if it holds none. */
    static JsonNode object(String json, Findings findings) {
        var value = value(json, findings);
        if (!value.isMissingNode() && !value.isObject()) {
            findings.problem(At.root(), "must be a JSON object");
        }
        return value instanceof ObjectNode ? value : MissingNode.getInstance();
    }

    private static JsonNode value(String json, Findings findings) {
        if (json.length() > MOST_CHARACTERS || json.isBlank()) {
            findings.problem(At.root(), json.isBlank() ? "is empty" : "is longer than 16 MiB");
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException unreadable) {
            findings.problem(At.root(), reason(unreadable) + place(unreadable.getLocation()));
            return MissingNode.getInstance();
        }
    }

    /** The parser's own words may quote the document, and with it a secret. */
    private static String reason(JsonProcessingException unreadable) {
        if (unreadable instanceof StreamConstraintsException) {
            return "is nested too deeply, or holds a name or number that is too long";
        }
        boolean twice = unreadable.getOriginalMessage().startsWith("Duplicate field");
        return twice ? "holds a member of one object twice" : "is not JSON";
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
