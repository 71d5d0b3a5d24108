// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.Denials;
import dev.gatehouse.core.authentication.signature.PublishedKeys;
import dev.gatehouse.core.authentication.signature.SignatureRules;
import dev.gatehouse.core.authentication.signature.SignatureVerifier;
import dev.gatehouse.core.authentication.signature.SigningForm;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.core.upstream.UpstreamSigner.Result;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Requests to a backend with a signature. */
final class UpstreamSignerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2023-11-14T22:13:20Z"));
    private static final Secret SHARED = Secret.of("shared-by-both-sides");
    private static final Set<String> ACCEPTED = Set.of("hmac-sha256", "rsa-sha256");

    private static UpstreamSigning signing(String algorithm, String... headers) {
        return new UpstreamSigning(
                "gateway",
                algorithm,
                ACCEPTED,
                Optional.of(SHARED),
                "certificate",
                new UpstreamSigning.Place(List.of(headers), "X-Signed"));
    }

    private static Result sign(UpstreamSigning rules, HttpRequest request) {
        return new UpstreamSigner(
                        rules,
                        name -> Optional.of(PublishedKeys.privateHalf(
                                name.equals("certificate") ? "draft-rsa" : "test-key-ecc-p256")),
                        CLOCK)
                .sign(request);
    }

    private static HttpRequest request(String... headers) {
        return HttpRequest.of("GET", "/a%20b?c=d", Headers.of(headers));
    }

    private static Headers lines(UpstreamSigning rules, HttpRequest request) {
        return ((Result.Signed) sign(rules, request)).lines();
    }

    private static String denial(UpstreamSigning rules) {
        return ((Result.Refused) sign(rules, request())).refusal().id();
    }

    @Nested
    class TheHeaders {
        @Test
        void areThoseOfTheListThatAreThere() {
            assertThat(lines(signing("hmac-sha256", "X-Foo", "Missing", "Date"), request("x-foo", "1", "Date", "today"))
                            .first("X-Signed"))
                    .contains("headers=\"X-Foo Date\"");
        }

        @Test
        void areTargetAndDateIfNoneOfTheListIsThere() {
            var lines = lines(signing("hmac-sha256", "Missing"), request("X-Foo", "1"));

            assertThat(lines.first("X-Signed")).contains("headers=\"(request-target) date\"");
            assertThat(lines.first("Date")).isEqualTo("Tue, 14 Nov 2023 22:13:20 GMT");
        }

        @Test
        void areAllThatArePassedOnIfThereIsNoList() {
            var request = request("Host", "a", "X-Foo", "1", "Connection", "close", "x-foo", "2");

            assertThat(lines(signing("hmac-sha256"), request).first("X-Signed"))
                    .contains("headers=\"(request-target) x-foo date\"");
        }
    }

    @Nested
    class TheHeaderOfTheSignature {
        @Test
        void isNotSignedItself() {
            var request = request("X-Signed", "of somebody else", "X-Foo", "1");

            assertThat(lines(signing("hmac-sha256"), request).first("X-Signed"))
                    .contains("headers=\"(request-target) x-foo date\"");
        }

        @Test
        void isLeftOutOfTheListToo() {
            var request = request("X-Signed", "of somebody else", "X-Foo", "1");

            assertThat(lines(signing("hmac-sha256", "x-signed", "X-Foo"), request)
                            .first("X-Signed"))
                    .contains("headers=\"X-Foo\"");
        }
    }

    @Nested
    class TheSignature {
        private SignatureVerdict verified(String algorithm, KeyMaterial key) {
            var unsigned = request("X-Foo", "1");
            var sent = new ArrayList<>(List.of("X-Foo", "1"));
            lines(signing(algorithm), unsigned).forEach((name, value) -> sent.addAll(List.of(name, value)));
            var rules = SignatureRules.accepting(Duration.ofSeconds(1), algorithm)
                    .form(SigningForm.GATEWAY_UPSTREAM)
                    .in(dev.gatehouse.definition.CredentialLocation.header("X-Signed"))
                    .build();
            return new SignatureVerifier(rules, CLOCK)
                    .verify(
                            request(sent.toArray(String[]::new)),
                            (keyId, algorithms) -> Optional.of(key),
                            Trace.none());
        }

        @Test
        void isGenuineByTheSecret() {
            assertThat(verified("hmac-sha256", KeyMaterial.of(SHARED))).isInstanceOf(SignatureVerdict.Genuine.class);
        }

        @Test
        void isGenuineByThePrivateKey() {
            assertThat(verified("rsa-sha256", KeyMaterial.of(PublishedKeys.publicHalf("draft-rsa"))))
                    .isInstanceOf(SignatureVerdict.Genuine.class);
        }
    }

    @Nested
    class WhatCannotBeSigned {
        private UpstreamSigning changed(String keyId, String algorithm, Optional<Secret> secret, String certificate) {
            var place = new UpstreamSigning.Place(List.of(), "X-Signed");
            return new UpstreamSigning(keyId, algorithm, ACCEPTED, secret, certificate, place);
        }

        @Test
        void isRefusedWithoutKeyIdAlgorithmOrKey() {
            assertThat(List.of(
                            changed("", "hmac-sha256", Optional.of(SHARED), ""),
                            changed("id", "", Optional.of(SHARED), ""),
                            changed("id", "hmac-sha256", Optional.empty(), "certificate"),
                            changed("id", "rsa-sha256", Optional.of(SHARED), "")))
                    .allSatisfy(rules -> assertThat(denial(rules)).isEqualTo(Denials.SIGNING_INCOMPLETE));
        }

        @Test
        void isRefusedByAnAlgorithmThatIsNotAccepted() {
            assertThat(denial(signing("hmac-sha1"))).isEqualTo(Denials.SIGNING_ALGORITHM);
        }

        @Test
        void isRefusedWithoutThePrivateKey() {
            var signer = new UpstreamSigner(signing("rsa-sha256"), name -> Optional.empty(), CLOCK);

            assertThat(((Result.Refused) signer.sign(request())).refusal().id())
                    .isEqualTo(Denials.SIGNATURE_CERTIFICATE_MISSING);
        }

        @Test
        void isRefusedWithAPrivateKeyOfAnotherKind() {
            assertThat(denial(changed("id", "rsa-sha256", Optional.empty(), "another")))
                    .isEqualTo(Denials.SIGNING_CERTIFICATE_UNFIT);
        }

        @Test
        void isRefusedIfThePathHasALineBreak() {
            var request = HttpRequest.of("GET", "/", Headers.none());
            var broken = new HttpRequest(
                    "GET",
                    new dev.gatehouse.http.RequestPath("/\n", "/\n", dev.gatehouse.http.RequestPath.Clarity.AMBIGUOUS),
                    request.query(),
                    request.headers(),
                    request.body(),
                    request.connection());

            assertThat(sign(signing("hmac-sha256"), broken)).isInstanceOf(Result.Refused.class);
        }

        @Test
        void at58DoesNotShowItsSecret() {
            assertThat(signing("hmac-sha256").toString()).doesNotContain("shared-by-both-sides");
        }
    }
}
