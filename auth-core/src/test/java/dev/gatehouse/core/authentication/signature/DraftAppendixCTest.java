// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.signature.key.KeyFinder;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All examples of draft-cavage-http-signatures appendix C. */
final class DraftAppendixCTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2014-01-05T21:31:45Z"));
    private static final String DEFAULT =
            "SjWJWbWN7i0wzBvtPl8rbASWz5xQW6mcJmn+ibttBqtifLN7Sazz6m79cNfwwb8DMJ5cou1s7uEGKKCs"
                    + "+FLEEaDV5lp7q25WqS+lavg7T8hc0GppauB6hbgEKTwblDHYGEtbGmtdHgVCk9SuS13F0hZ8FD0k/5OxEPXe5WozsbM=";
    private static final String BASIC =
            "qdx+H7PHHDZgy4y/Ahn9Tny9V3GP6YgBPyUXMmoxWtLbHpUnXS2mg2+SbrQDMCJypxBLSPQR2aAjn7ndmw2i"
                    + "icw3HMbe8VfEdKFYRqzic+efkb3nndiv/x1xSHDJWeSWkx3ButlYSuBskLu6kd9Fswtemr3lgdDEmn04swr2Os0=";
    private static final String ALL =
            "vSdrb+dS3EceC9bcwHSo4MlyKS59iFIrhgYkz8+oVLEEzmYZZvRs8rgOp+63LEM3v+MFHB32NfpB2bEKBIvB1q52"
                    + "LaEUHFv120V01IL+TAD48XaERZFukWgHoBTLMhYS2Gb51gWxpeIq8knRmPnYePbF5MOkR0Zkly4zKH7s1dE=";

    private static HttpRequest request(String... more) {
        var lines = new ArrayList<>(List.of(
                "Host", "example.com",
                "Date", "Sun, 05 Jan 2014 21:31:40 GMT",
                "Content-Type", "application/json",
                "Digest", "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
                "Content-Length", "18"));
        lines.addAll(List.of(more));
        return HttpRequest.of("POST", "/foo?param=value&pet=dog", Headers.of(lines))
                .withBody(Body.of("{\"hello\": \"world\"}".getBytes(UTF_8)));
    }

    private static SignatureVerdict look(HttpRequest request) {
        var rules = SignatureRules.accepting(Duration.ofSeconds(30), "rsa-sha256")
                .allowUnsignedTarget()
                .allowUnsignedBody()
                .build();
        KeyFinder keys = (keyId, algorithms) -> Optional.of(KeyMaterial.of(PublishedKeys.publicHalf("draft-rsa")));
        return new SignatureVerifier(rules, CLOCK).verify(request, keys, Trace.none());
    }

    private static SignatureVerdict lookAt(String headers, String signature) {
        return look(request(
                "Authorization",
                "Signature keyId=\"Test\",algorithm=\"rsa-sha256\"," + headers + "signature=\"" + signature + "\""));
    }

    @Test
    void defaultTestIsGenuine() {
        assertThat(lookAt("", DEFAULT)).isInstanceOf(Genuine.class);
    }

    @Test
    void basicTestIsGenuine() {
        assertThat(lookAt("headers=\"(request-target) host date\", ", BASIC)).isInstanceOf(Genuine.class);
    }

    @Test
    void allHeadersTestIsGenuine() {
        assertThat(lookAt("headers=\"(request-target) host date content-type digest content-length\",", ALL))
                .isInstanceOf(Genuine.class);
    }

    @Test
    void signatureOfOneTestIsRefusedForAnother() {
        assertThat(lookAt("", BASIC)).isInstanceOf(Refused.class);
    }

    @Test
    void bodyThatIsNotTheDigestedOneIsRefused() {
        var signed = request(
                "Authorization",
                "Signature keyId=\"Test\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date content-type digest"
                        + " content-length\",signature=\"" + ALL + "\"");

        var verdict = look(signed.withBody(Body.of("{\"hello\": \"w0rld\"}".getBytes(UTF_8))));

        assertThat(verdict).isEqualTo(new Refused("the body is not the one of the digest, or is too long"));
    }

    @Test
    void signerMakesTheBasicTestToTheLetter() {
        var signer = RequestSigner.builder("Test", "rsa-sha256", KeyMaterial.of(PublishedKeys.privateHalf("draft-rsa")))
                .covering("(request-target)", "host", "date")
                .build();

        assertThat(signer.sign(request()).first("Authorization"))
                .isEqualTo("Signature keyId=\"Test\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date\","
                        + "signature=\"" + BASIC + "\"");
    }

    @Test
    void signerMakesTheTestOfAllHeadersToTheLetter() {
        var signer = RequestSigner.builder("Test", "rsa-sha256", KeyMaterial.of(PublishedKeys.privateHalf("draft-rsa")))
                .covering("(request-target)", "host", "date", "content-type", "digest", "content-length")
                .build();

        assertThat(signer.sign(request()).first("Authorization")).endsWith("signature=\"" + ALL + "\"");
    }
}
