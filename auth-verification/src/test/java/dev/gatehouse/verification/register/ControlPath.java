// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A control path on an API's own domain: the API answers as on every other path. */
final class ControlPath implements Situation {
    private static final String CONTROL = "/tyk([/?].*)?";
    private static final int PASSED = 200;
    private static final int NO_CREDENTIAL = 401;
    private static final int UNKNOWN_CREDENTIAL = 403;
    private static final int NOT_SERVED = 404;

    @Override
    public Optional<Map<String, JsonNode>> in(Vector vector) {
        boolean control = vector.at("kind").asText().equals("http")
                && vector.at("request", "path").asText().matches(CONTROL)
                && !vector.at("expect", "outcome").asText().equals("pass");
        return control ? Optional.of(Map.of("status", Json.node(status(vector)))) : Optional.empty();
    }

    private static int status(Vector vector) {
        var path = vector.at("request", "path").asText();
        if (!path.startsWith(vector.at("api", "listen_path").asText("/"))) {
            return NOT_SERVED;
        }
        if (vector.says("api", "use_keyless") || !Presented.in(vector).isEmpty()) {
            return PASSED;
        }
        return presentsSomething(vector) ? UNKNOWN_CREDENTIAL : NO_CREDENTIAL;
    }

    private static boolean presentsSomething(Vector vector) {
        var config = vector.at("api", "auth_configs", "authToken");
        var header = config.path("auth_header_name").asText("Authorization");
        return vector.at("request", "headers").properties().stream()
                .filter(line -> line.getKey().equalsIgnoreCase(header))
                .flatMap(line -> Stream.of(line.getValue().asText()))
                .anyMatch(value -> !value.isEmpty());
    }
}
