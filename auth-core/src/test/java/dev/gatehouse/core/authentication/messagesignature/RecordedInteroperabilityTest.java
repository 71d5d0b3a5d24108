// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.CREATED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.signature.PublishedKeys;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Connection;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What net.visma.autopay:http-signatures signed is genuine to us, and what it verified of ours we still sign, letter by
 * letter. Recorded, because that library is not to be had where this is built; one that is to be had answers for itself in
 * the tests of foreign clients.
 */
final class RecordedInteroperabilityTest {
    private static final Properties RECORDED = load();
    private static final String[] COVERED = {
        "@method",
        "@target-uri",
        "@authority",
        "@scheme",
        "@request-target",
        "@path",
        "@query",
        "\"@query-param\";name=\"Pet\"",
        "\"@query-param\";name=\"n\"",
        "date",
        "content-type",
        "content-digest",
        "x-list",
        "x-empty",
        "\"content-type\";bs",
        "\"x-dictionary\";key=\"b\"",
        "\"x-dictionary\";key=\"c\"",
        "\"priority\";sf"
    };

    private static Properties load() {
        var recorded = new Properties();
        try (var in = RecordedInteroperabilityTest.class.getResourceAsStream("recorded-signatures.properties")) {
            recorded.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return recorded;
    }

    private static HttpRequest request(String... more) {
        var lines = new ArrayList<>(List.of(
                "Host", "example.com",
                "Date", "Tue, 20 Apr 2021 02:07:55 GMT",
                "Content-Type", "application/json",
                "Content-Digest", PublishedMessages.DIGEST,
                "X-List", "one",
                "X-List", " two, three",
                "X-Dictionary", "a=1,    b=2;x=1;y=2,   c=(a   b   c)",
                "Priority", "u=1,   i",
                "X-Empty", ""));
        lines.addAll(List.of(more));
        return HttpRequest.of(
                        "POST",
                        "/foo/b%20r?param=Value&Pet=dog+and%20cat&n=%C3%A4",
                        Headers.of(lines),
                        new Connection("", true))
                .withBody(Body.of("{\"hello\": \"world\"}".getBytes(UTF_8)));
    }

    private static SignatureVerdict look(SignatureAlgorithm algorithm, HttpRequest request) {
        var rules = MessageSignatureRules.accepting(Duration.ofMinutes(5), Duration.ofSeconds(1), algorithm)
                .covering(COVERED)
                .build();
        return new MessageSignatureVerifier(rules, InstantSource.fixed(CREATED.plusSeconds(10)))
                .verify(request, PublishedKeys.verifying(), Trace.none());
    }

    private static String recorded(String whose, SignatureAlgorithm algorithm, String what) {
        return RECORDED.getProperty(whose + "." + algorithm.name().toLowerCase(java.util.Locale.ROOT) + "." + what);
    }

    @ParameterizedTest
    @CsvSource({"HMAC_SHA256", "RSA_PSS_SHA512", "RSA_SHA256", "ECDSA_P256_SHA256", "ED25519"})
    void theirsIsGenuine(SignatureAlgorithm algorithm) {
        var input = recorded("theirs", algorithm, "input");
        var signature = recorded("theirs", algorithm, "signature");

        assertThat(look(algorithm, request("Signature-Input", input, "Signature", signature)))
                .isInstanceOf(Genuine.class);
        assertThat(look(
                        algorithm,
                        request("Signature-Input", input.replace("interop", "another"), "Signature", signature)))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"HMAC_SHA256, test-shared-secret", "RSA_SHA256, draft-rsa", "ED25519, test-key-ed25519"})
    void oursIsWhatTheyVerified(SignatureAlgorithm algorithm, String key) {
        var material =
                algorithm.isSymmetric() ? PublishedKeys.shared() : KeyMaterial.of(PublishedKeys.privateHalf(key));

        var lines = MessageSigner.builder(key, algorithm, material)
                .covering(COVERED)
                .label("ours")
                .tag("interop")
                .namingAlgorithm()
                .withoutNonce()
                .clock(InstantSource.fixed(CREATED))
                .build()
                .sign(request());

        assertThat(lines.first("Signature-Input")).isEqualTo(recorded("ours", algorithm, "input"));
        assertThat(lines.first("Signature")).isEqualTo(recorded("ours", algorithm, "signature"));
    }
}
