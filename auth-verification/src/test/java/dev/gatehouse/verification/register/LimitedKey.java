// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The only key of a vector, with a rate for everything.
 *
 * @param name as its owner chose it
 * @param organization tenant
 * @param rate requests in a period
 * @param per seconds of a period
 */
record LimitedKey(String name, String organization, double rate, double per) {
    private static final String CREATION = "/tyk/keys/";

    static Optional<LimitedKey> of(Vector vector) {
        var keys = Stream.concat(stored(vector), written(vector)).toList();
        return keys.size() == 1 && keys.get(0).rate() > 0 && keys.get(0).per() > 0
                ? Optional.of(keys.get(0))
                : Optional.empty();
    }

    private static Stream<LimitedKey> stored(Vector vector) {
        return Stream.of(vector.at("setup", "keys"), vector.at("sessions"))
                .flatMap(keys -> keys.properties().stream())
                .map(key -> of(key.getKey(), key.getValue()));
    }

    private static Stream<LimitedKey> written(Vector vector) {
        return vector.steps()
                .map(step -> step.path("request"))
                .filter(request -> request.path("method").asText().equals("POST")
                        && request.path("path").asText().startsWith(CREATION))
                .map(request -> of(
                        request.path("path").asText().substring(CREATION.length()),
                        request.has("json") ? request.path("json") : body(request.path("body"))));
    }

    private static JsonNode body(JsonNode body) {
        return body.isTextual() ? Json.parse(body.textValue()) : body;
    }

    private static LimitedKey of(String name, JsonNode session) {
        boolean ofApis = session.path("access_rights")
                .valueStream()
                .anyMatch(right -> right instanceof ObjectNode && (right.has("limit") || right.has("endpoints")));
        return new LimitedKey(
                name,
                session.path("org_id").asText("default"),
                ofApis ? 0 : session.path("rate").asDouble(),
                session.path("per").asDouble());
    }

    /** Whether what a client sends is this key. Whatever an earlier answer said it is counts as it, too. */
    boolean is(String sent) {
        return spellings().contains(sent) || sent.startsWith("<saved:") || sent.startsWith("${");
    }

    private Set<String> spellings() {
        return Set.of(name, organization + name, "@token(%s,%s)".formatted(organization, name));
    }

    boolean hasFractions() {
        return per != Math.rint(per) || rate < 1;
    }
}
