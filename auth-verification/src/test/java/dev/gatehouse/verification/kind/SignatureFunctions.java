// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.core.authentication.signature.SignatureDate;
import dev.gatehouse.core.authentication.signature.SignatureParameters;
import dev.gatehouse.verification.expectation.Json;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** Questions about how signatures are written. */
final class SignatureFunctions {
    static final Map<String, Function<JsonNode, JsonNode>> ALL = Map.ofEntries(
            entry("parseSignatureHeader", SignatureFunctions::parameters),
            entry("parseSignatureDate", SignatureFunctions::seconds));

    private SignatureFunctions() {}

    private static JsonNode parameters(JsonNode input) {
        var parameters = SignatureParameters.parse(input.asText())
                .orElseThrow(() -> new IllegalArgumentException("not a signature header"));
        var told = Json.object()
                .put("keyId", parameters.keyId())
                .put("algorithm", parameters.algorithm())
                .put("signature", parameters.signature());
        parameters.headers().forEach(told.putArray("headers")::add);
        return told;
    }

    private static JsonNode seconds(JsonNode input) {
        return SignatureDate.parse(input.asText())
                .map(Instant::getEpochSecond)
                .<JsonNode>map(Json::node)
                .orElseThrow(() -> new IllegalArgumentException("not a date"));
    }
}
