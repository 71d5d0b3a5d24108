// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.access.Denials;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which error a vector of the group error-override is about: that of a request without {@code Authorization}, or, where
 * the message for it is set, that of a request with another scheme than Bearer.
 */
public final class OAuthError {
    static final String MISSING = "oauth.auth_field_missing";
    static final String MALFORMED = "oauth.auth_field_malformed";

    private OAuthError() {}

    /**
     * Finds the error.
     *
     * @param vector a vector of the group
     * @return its id in {@code override_messages}
     */
    public static String of(Vector vector) {
        var overrides = vector.at("config", "override_messages");
        var overridden = Stream.of(MALFORMED, MISSING).filter(overrides::has).toList();
        // Where both are set, the text that is expected tells.
        return overridden.stream()
                .filter(id -> texts(id, overrides.path(id)).contains(expected(vector.at("expect"))))
                .findFirst()
                .or(() -> overridden.stream().findFirst())
                .orElse(MISSING);
    }

    private static List<String> texts(String id, JsonNode override) {
        var builtIn = Denials.standard().of(new Refusal(id, "")).message();
        return List.of(builtIn, override.path("message").asText(builtIn));
    }

    private static String expected(JsonNode expect) {
        return Stream.of(
                        expect.path("message"),
                        expect.path("error"),
                        expect.path("json").path("error"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElse("");
    }
}
