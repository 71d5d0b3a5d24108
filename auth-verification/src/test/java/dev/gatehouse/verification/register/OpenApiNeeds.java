// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;
import java.util.stream.Stream;

/** Which security schemes an OpenAPI definition of a vector really uses. */
final class OpenApiNeeds {
    private static final String COMPLIANT = "compliant";

    private OpenApiNeeds() {}

    static boolean bearerToken(Input input) {
        return uses(input, "bearer") || combinesBearerTokens(input.vector());
    }

    /** As the file about JSON web tokens writes it. */
    private static boolean combinesBearerTokens(Vector vector) {
        var config = vector.at("config");
        boolean any = config.path("securityProcessingMode").asText().equals(COMPLIANT);
        return config.path("schemes").isObject()
                && config.path("security")
                        .valueStream()
                        .limit(any ? Long.MAX_VALUE : 1)
                        .flatMap(alternative -> alternative.properties().stream())
                        .anyMatch(scheme -> config.path("schemes")
                                .path(scheme.getKey())
                                .asText()
                                .startsWith("bearer JWT"));
    }

    private static Stream<JsonNode> documents(Input input) {
        return input.apis().filter(api -> api.path("oas").asBoolean());
    }

    private static boolean isCompliant(JsonNode api) {
        return api.path("securityProcessingMode").asText().equals(COMPLIANT);
    }

    /** Without the word for it only the first alternative counts. */
    private static Stream<JsonNode> alternatives(Input input) {
        return documents(input).flatMap(api -> {
            var all = api.path("security").valueStream();
            return isCompliant(api)
                    ? Stream.concat(all, api.path("vendor_security").valueStream())
                    : all.limit(1);
        });
    }

    private static Stream<String> used(Input input) {
        return alternatives(input).flatMap(JsonNode::valueStream).map(JsonNode::asText);
    }

    private static boolean uses(Input input, String scheme) {
        var names = List.copyOf(used(input).toList());
        return documents(input)
                .flatMap(api -> api.path("schemes").properties().stream())
                .filter(declared -> names.contains(declared.getKey()))
                .anyMatch(
                        declared -> declared.getValue().path("scheme").asText().equals(scheme));
    }
}
