// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Replay;
import dev.gatehouse.core.authentication.signature.PublishedKeys;
import dev.gatehouse.core.authentication.signature.key.KeyFinder;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Connection;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The messages of RFC 9421 appendix B, and a look at their signatures. */
final class PublishedMessages {
    static final Instant CREATED = Instant.ofEpochSecond(1618884473);
    static final String DIGEST =
            "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwE" + "mTHWXvJwew==:";
    private static final Connection SECURE = new Connection("", true);

    private PublishedMessages() {}

    static HttpRequest request(String... more) {
        var lines = new ArrayList<>(List.of(
                "Host", "example.com",
                "Date", "Tue, 20 Apr 2021 02:07:55 GMT",
                "Content-Type", "application/json",
                "Content-Digest", DIGEST,
                "Content-Length", "18"));
        lines.addAll(List.of(more));
        return HttpRequest.of("POST", "/foo?param=Value&Pet=dog", Headers.of(lines), SECURE)
                .withBody(Body.of("{\"hello\": \"world\"}".getBytes(UTF_8)));
    }

    static HttpAnswer answer(String... more) {
        var lines = new ArrayList<>(List.of(
                "Date", "Tue, 20 Apr 2021 02:07:56 GMT",
                "Content-Type", "application/json",
                "Content-Digest",
                        "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:",
                "Content-Length", "23"));
        lines.addAll(List.of(more));
        return new HttpAnswer(200, Headers.of(lines), "{\"message\": \"good dog\"}");
    }

    static HttpRequest secure(String method, String target, String... headers) {
        return HttpRequest.of(method, target, Headers.of(headers), SECURE);
    }

    static String[] signed(String label, String input, String signature) {
        return new String[] {"Signature-Input", label + "=" + input, "Signature", label + "=:" + signature + ":"};
    }

    static MessageSignatureRules.Builder anything() {
        return MessageSignatureRules.accepting(
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(30),
                        SignatureAlgorithm.HMAC_SHA256,
                        SignatureAlgorithm.RSA_PSS_SHA512,
                        SignatureAlgorithm.ECDSA_P256_SHA256,
                        SignatureAlgorithm.ED25519)
                .allowAnythingUnsigned()
                .allowUnsignedBody()
                .replay(Replay.ALLOWED);
    }

    static SignatureVerdict look(HttpRequest request) {
        return look(anything(), request);
    }

    static SignatureVerdict look(MessageSignatureRules.Builder rules, HttpRequest request) {
        return look(rules, request, PublishedKeys.verifying());
    }

    static SignatureVerdict look(MessageSignatureRules.Builder rules, HttpRequest request, KeyFinder keys) {
        return verifier(rules).verify(request, keys, Trace.none());
    }

    static MessageSignatureVerifier verifier(MessageSignatureRules.Builder rules) {
        return new MessageSignatureVerifier(rules.build(), InstantSource.fixed(CREATED.plusSeconds(10)));
    }
}
