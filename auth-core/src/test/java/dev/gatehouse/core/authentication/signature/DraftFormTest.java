// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static dev.gatehouse.core.authentication.signature.SignedBy.DATE;
import static dev.gatehouse.core.authentication.signature.SignedBy.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.authentication.signature.key.KeyFinder;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.secret.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of the draft: as strict as it says, and all that its last edition has. */
final class DraftFormTest {
    private static final KeyMaterial SHARED = KeyMaterial.of(Secret.of("shared-by-both-sides"));
    private static final long SECONDS = NOW.getEpochSecond();

    private static SignatureRules.Builder rules(String... algorithms) {
        return SignatureRules.accepting(Duration.ofSeconds(5), algorithms);
    }

    private static SignatureVerdict look(SignatureRules.Builder rules, HttpRequest request, KeyMaterial key) {
        KeyFinder keys = (keyId, algorithms) -> keyId.equals("client") ? Optional.of(key) : Optional.empty();
        return new SignatureVerifier(rules.build(), InstantSource.fixed(NOW)).verify(request, keys, Trace.none());
    }

    private static HttpRequest request(String... more) {
        var lines = new ArrayList<>(List.of("Host", "example.com", "Date", DATE));
        lines.addAll(List.of(more));
        return HttpRequest.of("GET", "/orders?", Headers.of(lines));
    }

    private static String mac(SignatureAlgorithm algorithm, String text) {
        return Base64.getEncoder().encodeToString(algorithm.sign(SHARED, text.getBytes(UTF_8)));
    }

    @Nested
    class Reading {
        private static final String REST =
                "algorithm=\"hmac-sha256\",signature=\"" + mac(SignatureAlgorithm.HMAC_SHA256, "date: " + DATE) + "\"";

        private SignatureVerdict read(String authorization) {
            return look(rules("hmac-sha256").allowUnsignedTarget(), request("Authorization", authorization), SHARED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Signature keyId=\"client\",",
                    "signature KEYID=\"client\" , ",
                    "Signature  keyId = \"cl\\ient\",",
                    "Signature keyId=client,",
                    "Signature keyId=\"client\",unknown=\"x\",another=7,created=\"no number\","
                })
        void acceptsWhatTheDraftAllows(String start) {
            assertThat(read(start + REST)).isInstanceOf(Genuine.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "keyId=\"client\",",
                    "Signature keyId=\"other\",keyId=\"client\",",
                    "Signature keyId=\"client\",KeyId=\"client\",",
                    "Signature keyId=\"client\"",
                    "Signature keyId=\"client\",,",
                    "Signature ,keyId=\"client\",",
                    "Signature keyId=\"client,",
                    "Signature keyId,",
                    "Signature keyId=,",
                    "Signature =\"client\",",
                    "Signature keyId=\"client\",headers=\"\",",
                    "Signature keyId=\"client\",headers=\"date  date\","
                })
        void at57RefusesEverythingElse(String start) {
            assertThat(read(start + REST)).isEqualTo(new Refused("the signature header cannot be read"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"date date", "date Date"})
        void at60AHeaderIsSignedOnce(String headers) {
            var start = "Signature keyId=\"client\",headers=\"" + headers + "\",";

            assertThat(read(start + REST)).isEqualTo(new Refused("a header is signed twice"));
        }

        @Test
        void needsNoSchemeInAHeaderOfItsOwn() {
            var signed = request("Signature", "keyId=\"client\"," + REST);

            assertThat(look(
                            rules("hmac-sha256").allowUnsignedTarget().in(CredentialLocation.header("Signature")),
                            signed,
                            SHARED))
                    .isInstanceOf(Genuine.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Mon, 14 Nov 2023 22:13:20 GMT",
                    "Tue, 14 Nov 2023 22:13:20 EST",
                    "Tue, 14 Nov 2023 22:13:20 +02",
                    "Tue, 14 Nov 2023 22:13:20.5 GMT"
                })
        void at57ReadsDatesOfOneFormOnly(String date) {
            var mac = mac(SignatureAlgorithm.HMAC_SHA256, "date: " + date);
            var signed = HttpRequest.of(
                    "GET",
                    "/",
                    Headers.of(
                            "Date",
                            date,
                            "Authorization",
                            "Signature keyId=\"client\",algorithm=\"hmac-sha256\",signature=\"" + mac + "\""));

            assertThat(look(rules("hmac-sha256").allowUnsignedTarget(), signed, SHARED))
                    .isInstanceOf(Refused.class);
        }
    }

    @Nested
    class TheMoments {
        private SignatureVerdict signedAt(String algorithm, String created, String expires) {
            var text = "(created): " + created + "\n(expires): " + expires;
            var header = "Signature keyId=\"client\",algorithm=\"" + algorithm + "\",created=" + created + ",expires="
                    + expires + ",headers=\"(created) (expires)\",signature=\""
                    + mac(SignatureAlgorithm.HMAC_SHA512, text) + "\"";
            return look(
                    rules("hs2019", "hmac-sha512").allowUnsignedTarget(),
                    HttpRequest.of("GET", "/", Headers.of("Authorization", header)),
                    SHARED);
        }

        @ParameterizedTest
        @CsvSource({"0, 60", "-5, 0.5", "5, 60"})
        void standForTheDate(long created, String expires) {
            assertThat(signedAt("hs2019", Long.toString(SECONDS + created), plus(expires)))
                    .isInstanceOf(Genuine.class);
        }

        private String plus(String seconds) {
            return new java.math.BigDecimal(seconds)
                    .add(java.math.BigDecimal.valueOf(SECONDS))
                    .toPlainString();
        }

        @ParameterizedTest
        @CsvSource({"-6, 60", "6, 60", "-5, -5", "0, -5.000001"})
        void at57EndTheSignature(long created, String expires) {
            assertThat(signedAt("hs2019", Long.toString(SECONDS + created), plus(expires)))
                    .isInstanceOf(Refused.class);
        }

        @Test
        void at57AreNotSignedByOlderAlgorithms() {
            assertThat(signedAt("hmac-sha512", Long.toString(SECONDS), plus("60")))
                    .isInstanceOf(Refused.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "1.5", "-1", "99999999999999999999"})
        void at57MustBeThereIfTheyAreSigned(String created) {
            assertThat(signedAt("hs2019", created, plus("60"))).isInstanceOf(Refused.class);
        }
    }

    @Nested
    class TheAlgorithm {
        @ParameterizedTest
        @ValueSource(strings = {"algorithm=\"hs2019\",", ""})
        void isToldByTheKey(String algorithm) {
            var text = "date: " + DATE;
            var header = "Signature keyId=\"client\"," + algorithm + "signature=\""
                    + mac(SignatureAlgorithm.HMAC_SHA512, text) + "\"";

            assertThat(look(rules("hs2019").allowUnsignedTarget(), request("Authorization", header), SHARED))
                    .isInstanceOf(Genuine.class);
        }

        @ParameterizedTest
        @CsvSource({"test-key-rsa-pss", "test-key-ed25519"})
        void ofPairsIsToldByTheKey(String name) {
            var signer = RequestSigner.builder("client", "hs2019", KeyMaterial.of(PublishedKeys.privateHalf(name)))
                    .covering("(request-target)", "host", "(created)", "(expires)")
                    .expiringAfter(Duration.ofSeconds(30))
                    .clock(InstantSource.fixed(NOW))
                    .build();
            var unsigned = HttpRequest.of("GET", "/orders?", Headers.of("Host", "example.com"));
            var signed = HttpRequest.of(
                    "GET",
                    "/orders?",
                    Headers.of(
                            "Host",
                            "example.com",
                            "Authorization",
                            signer.sign(unsigned).first("Authorization")));

            assertThat(look(rules("hs2019"), signed, KeyMaterial.of(PublishedKeys.publicHalf(name))))
                    .isInstanceOf(Genuine.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"hmacsha256", "HMAC-SHA256", "rsa", ""})
        void thatNobodyKnowsIsNoRule(String name) {
            assertThatThrownBy(() -> rules(name).build()).hasMessageContaining("no algorithm named");
        }
    }

    @Nested
    class OurSigner {
        private final RequestSigner signer = RequestSigner.builder("client", "hmac-sha256", SHARED)
                .clock(InstantSource.fixed(NOW))
                .build();

        private HttpRequest signed(HttpRequest request) {
            var lines = new ArrayList<String>();
            request.headers().forEach((name, value) -> lines.addAll(List.of(name, value)));
            signer.sign(request).forEach((name, value) -> lines.addAll(List.of(name, value)));
            return request.withHeaders(Headers.of(lines));
        }

        @Test
        void passesWithAndWithoutBody() {
            var plain = HttpRequest.of("POST", "/orders?", Headers.of("Host", "example.com"));

            assertThat(look(rules("hmac-sha256"), signed(plain), SHARED)).isInstanceOf(Genuine.class);
            assertThat(look(rules("hmac-sha256"), signed(plain.withBody(Body.of(new byte[3]))), SHARED))
                    .isInstanceOf(Genuine.class);
        }

        @Test
        void signsTwoRequestsOfOneSecondInTwoWays() {
            var first = (Genuine) look(rules("hmac-sha256"), signed(request()), SHARED);
            var second = (Genuine) look(rules("hmac-sha256"), signed(request()), SHARED);

            assertThat(second.use()).isPresent().isNotEqualTo(first.use());
        }

        @Test
        void at48IdsOfRequestsDiffer() {
            assertThat(signer.sign(request()).first("X-Request-Id"))
                    .hasSize(24)
                    .isNotEqualTo(signer.sign(request()).first("X-Request-Id"));
        }

        /** Section 4: the scheme is of {@code Authorization}, a header of its own starts with the parameters. */
        @Test
        void namesNoSchemeInAHeaderOfItsOwn() {
            var own = RequestSigner.builder("client", "hmac-sha256", SHARED).into("Signature");

            assertThat(own.build().sign(request()).first("Signature")).startsWith("keyId=\"client\",");
            assertThat(own.form(SigningForm.GATEWAY).build().sign(request()).first("Signature"))
                    .startsWith("Signature keyId=\"client\",");
        }

        @Test
        void makesNoIdForWhoWantsNone() {
            var lines = RequestSigner.builder("client", "hmac-sha256", SHARED)
                    .withoutRequestId()
                    .build()
                    .sign(request());

            assertThat(lines.first("X-Request-Id")).isNull();
            assertThat(lines.first("Authorization")).contains("headers=\"(request-target) host date\"");
        }

        @Test
        void at57TheMarkOfAnEmptyQueryIsSigned() {
            var signed = signed(HttpRequest.of("GET", "/orders?", Headers.of("Host", "example.com")));
            var other = HttpRequest.of("GET", "/orders", signed.headers());

            assertThat(look(rules("hmac-sha256"), signed, SHARED)).isInstanceOf(Genuine.class);
            assertThat(look(rules("hmac-sha256"), other, SHARED)).isInstanceOf(Refused.class);
        }

        @Test
        void digestsLongerBodiesForWhoSaysSo() {
            var large = request().withBody(Body.of(new byte[(1 << 20) + 1]));

            assertThatThrownBy(() -> signer.sign(large)).hasMessageContaining("too long");
            assertThat(RequestSigner.builder("client", "hmac-sha256", SHARED)
                            .bodyLimit(1 << 21)
                            .build()
                            .sign(large)
                            .first("Digest"))
                    .isNotNull();
        }
    }

    @Nested
    class TheBody {
        private SignatureVerdict signed(SignatureRules.Builder rules, String names, String... more) {
            var unsigned = request(more).withBody(Body.of("text".getBytes(UTF_8)));
            var lines = new ArrayList<>(List.of("Host", "example.com", "Date", DATE));
            lines.addAll(List.of(more));
            RequestSigner.builder("client", "hmac-sha256", SHARED)
                    .covering(names.split(" "))
                    .build()
                    .sign(unsigned)
                    .forEach((name, value) -> lines.addAll(List.of(name, value)));
            return look(rules, unsigned.withHeaders(Headers.of(lines)), SHARED);
        }

        @Test
        void at57MustBeCovered() {
            assertThat(signed(rules("hmac-sha256"), "(request-target) host date"))
                    .isEqualTo(new Refused("the signature does not cover the body"));
        }

        @Test
        void mayBeLeftOutByWhoSaysSo() {
            assertThat(signed(rules("hmac-sha256").allowUnsignedBody(), "(request-target) host date"))
                    .isInstanceOf(Genuine.class);
        }

        @Test
        void at57OfTheNewerDigestIsComparedToo() {
            var names = "(request-target) host date content-digest";

            assertThat(signed(
                            rules("hmac-sha256"),
                            names,
                            "Content-Digest",
                            "sha-256=:mC2e2YXoRJmX2+U+YQ8JfpU4ZfLoKDx6kX8dDJFP3jc=:"))
                    .isInstanceOf(Refused.class);
        }

        @Test
        void at57OldDigestsProveNothing() {
            assertThat(signed(
                            rules("hmac-sha256"),
                            "(request-target) host date digest",
                            "Digest",
                            "MD5=HLJ5xF9Mu6gn8LQdVkDyVw=="))
                    .isInstanceOf(Refused.class);
        }

        @Test
        void at57TheHostMustBeCovered() {
            assertThat(signed(rules("hmac-sha256"), "(request-target) date digest"))
                    .isEqualTo(new Refused("the signature does not cover host"));
        }
    }
}
