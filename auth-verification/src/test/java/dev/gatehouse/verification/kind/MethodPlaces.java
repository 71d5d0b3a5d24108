// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import java.util.Set;

/**
 * Puts the question where some method looks for its credential as one about auth tokens: the entries of all methods in
 * {@code auth_configs} are alike, and auth tokens are what definitions can be read for today.
 */
final class MethodPlaces {
    private static final String TOKEN = "authToken";
    private static final Set<String> METHODS =
            Set.of(TOKEN, "jwt", "basic", "hmac", "coprocess", "oauth", "oidc", "externalOAuth");
    /** Without an entry these are looked up in the one object that there was before there were several. */
    private static final Set<String> WITH_FALLBACK = Set.of(TOKEN, "jwt");

    private MethodPlaces() {}

    static JsonNode asToken(JsonNode input) {
        var method = input.path("type").asText();
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("there is no authentication method " + method);
        }
        var entries = Json.object();
        var own = input.path("auth_configs").path(method);
        if (own.isObject()) {
            entries.set(TOKEN, own);
        } else if (!WITH_FALLBACK.contains(method)) {
            entries.putObject(TOKEN);
        }
        var asked = ((ObjectNode) input).deepCopy();
        asked.set("auth_configs", entries);
        return asked.put("type", TOKEN);
    }
}
