// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.core.authentication.signature.SignatureDate;
import dev.gatehouse.core.authentication.signature.SignatureParameters;
import dev.gatehouse.core.authentication.token.signature.TokenSignatureAlgorithm;
import dev.gatehouse.core.authentication.token.signature.TokenSignatureVerifier;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.verification.expectation.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Questions about how signatures are written. */
final class SignatureFunctions {
    static final Map<String, Function<JsonNode, JsonNode>> ALL = Map.ofEntries(
            entry("masheryHash", SignatureFunctions::tokenSignature),
            entry(
                    "masheryAlgorithmKnown",
                    input -> Json.node(
                            TokenSignatureAlgorithm.named(input.asText()).isPresent())),
            entry("masheryValidate", SignatureFunctions::isGenuine),
            entry("parseSignatureHeader", SignatureFunctions::parameters),
            entry("parseSignatureDate", SignatureFunctions::seconds));

    private SignatureFunctions() {}

    private static TokenSignatureAlgorithm algorithm(JsonNode input) {
        return TokenSignatureAlgorithm.named(input.path("algorithm").asText())
                .orElseThrow(() -> new IllegalArgumentException("no algorithm of token signatures"));
    }

    private static Secret secret(JsonNode input, String name) {
        return Secret.of(input.path(name).asText());
    }

    private static JsonNode tokenSignature(JsonNode input) {
        var time = Instant.ofEpochSecond(input.path("time").asLong());
        return Json.node(
                HexFormat.of().formatHex(algorithm(input).sign(secret(input, "token"), secret(input, "secret"), time)));
    }

    private static JsonNode isGenuine(JsonNode input) {
        var skew = Duration.ofSeconds(input.path("skew").asLong());
        return Json.node(new TokenSignatureVerifier(algorithm(input), skew)
                .isGenuine(
                        input.path("signature").asText(),
                        List.of(secret(input, "token")),
                        secret(input, "secret"),
                        Instant.ofEpochSecond(input.path("now").asLong())));
    }

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
