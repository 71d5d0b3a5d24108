// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.core.authentication.signature.key.KeyFinder;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.secret.Secret;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Requests signed by one client, made without any code under test but the algorithms. */
final class SignedBy {
    static final Instant NOW = Instant.parse("2023-11-14T22:13:20Z");
    static final String DATE = "Tue, 14 Nov 2023 22:13:20 GMT";
    private static final KeyMaterial KEY = KeyMaterial.of(Secret.of("shared-by-both-sides"));

    private SignedBy() {}

    static KeyFinder keys() {
        return (keyId, algorithms) -> keyId.equals("client") ? Optional.of(KEY) : Optional.empty();
    }

    static SignatureRules.Builder gateway() {
        return SignatureRules.accepting(Duration.ofSeconds(5), "hmac-sha1", "hmac-sha256", "hmac-sha512", "rsa-sha256")
                .form(SigningForm.GATEWAY)
                .allowUnsignedTarget();
    }

    /** A header for a text that was signed. */
    static String header(String names, String text) {
        return header("hmac-sha256", SignatureAlgorithm.HMAC_SHA256, names, text);
    }

    static String header(String name, SignatureAlgorithm algorithm, String names, String text) {
        var mac = Base64.getEncoder().encodeToString(algorithm.sign(KEY, text.getBytes(UTF_8)));
        return "Signature keyId=\"client\",algorithm=\"" + name + "\",headers=\"" + names + "\",signature=\""
                + URLEncoder.encode(mac, UTF_8) + "\"";
    }

    static HttpRequest request(String target, String authorization, String... more) {
        var lines = new ArrayList<>(List.of("Authorization", authorization));
        lines.addAll(List.of(more));
        return HttpRequest.of("GET", target, Headers.of(lines));
    }

    static SignatureVerdict look(SignatureRules.Builder rules, HttpRequest request) {
        return look(rules, request, Trace.none());
    }

    static SignatureVerdict look(SignatureRules.Builder rules, HttpRequest request, Trace trace) {
        return new SignatureVerifier(rules.build(), InstantSource.fixed(NOW)).verify(request, keys(), trace);
    }

    static Explanation explained(SignatureRules.Builder rules, HttpRequest request) {
        var recorder = Explanation.recorder();
        look(rules, request, recorder);
        return recorder.explanation();
    }
}
