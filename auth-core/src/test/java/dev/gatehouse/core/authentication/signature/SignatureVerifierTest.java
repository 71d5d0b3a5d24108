// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static dev.gatehouse.core.authentication.signature.SignedBy.DATE;
import static dev.gatehouse.core.authentication.signature.SignedBy.gateway;
import static dev.gatehouse.core.authentication.signature.SignedBy.header;
import static dev.gatehouse.core.authentication.signature.SignedBy.look;
import static dev.gatehouse.core.authentication.signature.SignedBy.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.authentication.signature.SignatureRules.Limits;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Absent;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Repeated;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which signatures are genuine and good. */
final class SignatureVerifierTest {
    private static final String DATED = header("date", "date: " + DATE);

    @Test
    void signatureOverTheDateIsGenuine() {
        var verdict = look(gateway(), request("/", DATED, "Date", DATE));

        assertThat(verdict).isInstanceOfSatisfying(Genuine.class, genuine -> {
            assertThat(genuine.keyId()).isEqualTo("client");
            assertThat(genuine.foundAt()).isEqualTo(CredentialLocation.header("Authorization"));
        });
    }

    @Test
    void requestWithoutSignatureHasNone() {
        assertThat(look(gateway(), HttpRequest.of("GET", "/", Headers.of("Date", DATE))))
                .isEqualTo(new Absent());
    }

    @Test
    void signatureMayStandInACookie() {
        var rules = gateway().in(CredentialLocation.cookie("sig"), CredentialLocation.header("Authorization"));
        var signed = HttpRequest.of("GET", "/", Headers.of("Cookie", "sig=" + DATED, "Date", DATE));

        assertThat(look(rules, signed)).isInstanceOf(Genuine.class);
    }

    @Test
    void at32At53TwoSignatureHeadersAreRefused() {
        assertThat(look(gateway(), request("/", DATED, "Authorization", "Signature keyId=\"other\"", "Date", DATE)))
                .isEqualTo(new Repeated());
    }

    @Nested
    class TheSignedText {
        private SignatureVerdict lookAt(String target, String names, String text, String... more) {
            return look(gateway().tolerating(Tolerance.REPLAY), dated(target, names, text, more));
        }

        private HttpRequest dated(String target, String names, String text, String... more) {
            var lines = new java.util.ArrayList<>(List.of("Date", DATE));
            lines.addAll(List.of(more));
            return request(target, header(names, text), lines.toArray(String[]::new));
        }

        @Test
        void hasTheDecodedPathWithoutTheQuery() {
            assertThat(lookAt("/a%20b?c=d", "(request-target) date", "(request-target): get /a b\ndate: " + DATE))
                    .isInstanceOf(Genuine.class);
        }

        @Test
        void hasTheWholeTargetWhereTheDraftSaysSo() {
            var text = "(request-target): get /a%20b?c=d\ndate: " + DATE;
            var unescaped = DATED.replaceAll("signature=.*", "");
            var mac = header("x", text).replaceAll(".*signature=", "signature=");
            var plain = java.net.URLDecoder.decode(mac.replace("+", "%2B"), UTF_8);

            var verdict = look(
                    gateway().form(SigningForm.DRAFT),
                    request(
                            "/a%20b?c=d",
                            unescaped.replace("headers=\"date\"", "headers=\"(request-target) date\"") + plain,
                            "Date",
                            DATE));

            assertThat(verdict).isInstanceOf(Genuine.class);
        }

        @Test
        void hasNamesInSmallLettersAndValuesWithoutBlanksAround() {
            assertThat(lookAt("/", "Date X-Test", "date: " + DATE + "\nx-test: some value", "X-Test", "  some value "))
                    .isInstanceOf(Genuine.class);
        }

        @Test
        void hasTheOtherDateIfItIsSent() {
            var signed = request("/", header("date", "x-aux-date: " + DATE), "Date", "garbage", "X-Aux-Date", DATE);

            assertThat(look(gateway(), signed)).isInstanceOf(Genuine.class);
        }

        @Test
        void hasNoHost() {
            assertThat(lookAt("/", "date host", "date: " + DATE + "\nhost: ", "Host", "example.com"))
                    .isInstanceOf(Genuine.class);
        }

        @Test
        void at57HeaderThatCameTwiceIsRefused() {
            assertThat(lookAt("/", "date x-test", "date: " + DATE + "\nx-test: one", "X-Test", "one", "X-Test", "two"))
                    .isEqualTo(new Refused("a signed header came more than once"));
        }

        @Test
        void at57HeaderThatIsNotThereIsRefused() {
            assertThat(lookAt("/", "date x-test", "date: " + DATE + "\nx-test: "))
                    .isEqualTo(new Refused("a signed header is not there"));
        }

        @Test
        void headerThatIsNotThereIsEmptyForWhoToleratesIt() {
            var rules = gateway().tolerating(Tolerance.MISSING_HEADERS);

            assertThat(look(rules, dated("/", "date x-test", "date: " + DATE + "\nx-test: ")))
                    .isInstanceOf(Genuine.class);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"/a%0Ax-test:%20v | (request-target) date", "/a | (request-target) date x:y"})
        void at57LineBreaksThatMakeOtherLinesAreRefused(String target, String names) {
            assertThat(lookAt(target, names, "(request-target): get /a\nx-test: v\ndate: " + DATE))
                    .isEqualTo(new Refused("what is signed can be read in two ways"));
        }
    }

    @Nested
    class WhatMustBeCovered {
        private final HttpRequest undated =
                request("/", header("(request-target)", "(request-target): get /"), "Date", DATE);

        @Test
        void at57IsTheDate() {
            assertThat(look(gateway(), undated)).isEqualTo(new Refused("the signature does not cover date"));
        }

        @Test
        void isNotTheDateForWhoAllowsIt() {
            assertThat(look(gateway().allowUnsignedDate(), undated)).isInstanceOf(Genuine.class);
        }

        @Test
        void at57IsTheTargetUnlessAllowed() {
            var rules = SignatureRules.accepting(Duration.ofSeconds(5), "hmac-sha256")
                    .form(SigningForm.GATEWAY);

            assertThat(look(rules, request("/", DATED, "Date", DATE)))
                    .isEqualTo(new Refused("the signature does not cover (request-target)"));
        }

        @Test
        void at57IsWhateverTheRulesName() {
            assertThat(look(gateway().covering("X-Tenant"), request("/", DATED, "Date", DATE)))
                    .isEqualTo(new Refused("the signature does not cover x-tenant"));
        }

        @Test
        void isTheOtherDateIfThatOneCounts() {
            var signed =
                    request("/", header("x-aux-date", "x-aux-date: " + DATE), "Date", "garbage", "X-Aux-Date", DATE);

            assertThat(look(gateway(), signed)).isInstanceOf(Genuine.class);
        }

        @Test
        void at57IsNotTheDateThatDoesNotCount() {
            var signed = request("/", DATED, "Date", DATE, "X-Aux-Date", "Tue, 14 Nov 2023 23:13:20 GMT");

            assertThat(look(gateway(), signed)).isInstanceOf(Refused.class);
        }
    }

    @Nested
    class TheSignature {
        private SignatureVerdict withSignature(String change, String by) {
            return look(gateway(), request("/", DATED.replace(change, by), "Date", DATE));
        }

        @Test
        void mayHaveEscapesInSmallLetters() {
            var lower = DATED.replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d");

            assertThat(look(gateway(), request("/", lower, "Date", DATE))).isInstanceOf(Genuine.class);
        }

        @Test
        void isRefusedWithoutItsEscapes() {
            assertThat(withSignature("%3D", "=")).isInstanceOf(Refused.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"hmac-sha1", "hmac-sha512", "rsa-sha256"})
        void at57OfOneAlgorithmIsRefusedForAnother(String algorithm) {
            assertThat(withSignature("hmac-sha256", algorithm)).isInstanceOf(Refused.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"hmac-sha384", "HMAC-SHA256", "none", "hs2019", ""})
        void at57ByAnAlgorithmThatIsNotListedIsRefused(String algorithm) {
            assertThat(withSignature("hmac-sha256", algorithm)).isInstanceOf(Refused.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"hmac-md5", "none", ""})
        void byAnUnknownAlgorithmIsOldForWhoToleratesIt(String algorithm) {
            var old = header(algorithm, SignatureAlgorithm.HMAC_SHA1, "date", "date: " + DATE);
            var rules = new SignatureRules(
                    List.of(CredentialLocation.header("Authorization")),
                    SigningForm.GATEWAY,
                    Set.of(),
                    Set.of("date"),
                    new Limits(null, 0),
                    Set.of(Tolerance.UNKNOWN_ALGORITHMS, Tolerance.REPLAY));

            var verdict = new SignatureVerifier(rules, java.time.InstantSource.fixed(SignedBy.NOW))
                    .verify(request("/", old, "Date", DATE), SignedBy.keys(), dev.gatehouse.explanation.Trace.none());

            assertThat(verdict).isInstanceOf(Genuine.class);
        }

        @Test
        void ofAnotherKeyIsRefused() {
            assertThat(withSignature("client", "other")).isInstanceOf(Refused.class);
        }
    }

    @Nested
    class TheDate {
        private SignatureVerdict at(String date) {
            return look(gateway(), request("/", header("date", "date: " + date), "Date", date));
        }

        @ParameterizedTest
        @ValueSource(strings = {"22:13:15", "22:13:25", "22:13:25.000999", "22:13:14.999001"})
        void isGoodWithinTheSkewInWholeMilliseconds(String time) {
            assertThat(at("Tue, 14 Nov 2023 " + time + " GMT")).isInstanceOf(Genuine.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"22:13:14.998", "22:13:25.001", "21:13:20", "23:13:20"})
        void at57IsNotGoodBeyondIt(String time) {
            assertThat(at("Tue, 14 Nov 2023 " + time + " GMT"))
                    .isEqualTo(new Refused("the date cannot be read, or is too far from now"));
        }

        @Test
        void mustBeReadableAlsoWhereItIsNotCompared() {
            var rules = new SignatureRules(
                    List.of(CredentialLocation.header("Authorization")),
                    SigningForm.GATEWAY,
                    Set.of("hmac-sha256"),
                    Set.of("date"),
                    new Limits(null, 0),
                    Set.of(Tolerance.REPLAY));
            var signed = request("/", header("date", "date: yesterday"), "Date", "yesterday");

            var verdict = new SignatureVerifier(rules, java.time.InstantSource.fixed(SignedBy.NOW))
                    .verify(signed, SignedBy.keys(), dev.gatehouse.explanation.Trace.none());

            assertThat(verdict).isInstanceOf(Refused.class);
        }
    }

    @Nested
    class TheDigest {
        private static final String RIGHT = "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=";

        private SignatureVerdict withDigest(SignatureRules.Builder rules, String digest) {
            var text = "date: " + DATE + "\ndigest: " + digest;
            return look(
                    rules,
                    request("/", header("date digest", text), "Date", DATE, "Digest", digest)
                            .withBody(Body.of("{\"hello\": \"world\"}".getBytes(UTF_8))));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    RIGHT,
                    "sha-256" + "=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
                    "MD5=Sd/dVLAcvNLSq16eXua5uQ==",
                    "SHA=07CavjDP4u3/TungoUHJO/Wzr4c=",
                    "id-sha-256=abcd, " + RIGHT
                })
        void isGoodIfItIsTheBodys(String digest) {
            assertThat(withDigest(gateway(), digest)).isInstanceOf(Genuine.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SHA-256=wrong",
                    "SHA-256",
                    "MD5=abcd, " + RIGHT,
                    "id-sha-256=abcd",
                    RIGHT + ",SHA-512=AAAA",
                    RIGHT + "," + RIGHT,
                    "SHA-256=not base64 at all"
                })
        void at57IsRefusedIfItIsNot(String digest) {
            assertThat(withDigest(gateway(), digest))
                    .isEqualTo(new Refused("the body is not the one of the digest, or is too long"));
        }

        @Test
        void at60OfABodyThatIsTooLongIsRefused() {
            assertThat(withDigest(gateway().bodyLimit(17), RIGHT)).isInstanceOf(Refused.class);
        }

        @Test
        void isNotReadIfNobodySignedIt() {
            var signed = request("/", DATED, "Date", DATE, "Digest", "SHA-256=wrong")
                    .withBody(limit -> {
                        throw new IllegalStateException("the body was read");
                    });

            assertThat(look(gateway().allowUnsignedBody(), signed)).isInstanceOf(Genuine.class);
        }
    }

    @Nested
    class OnceOnly {
        private Genuine genuine(SignatureRules.Builder rules, String header) {
            return (Genuine) look(rules, request("/", header, "Date", DATE));
        }

        @Test
        void at57ASignatureIsTheSameWhateverItsHeaderLooksLike() {
            var first = genuine(gateway(), DATED);
            var second = genuine(gateway(), DATED.replace("\",", "\" , ").replace("%3D", "%3d"));

            assertThat(second.use()).isEqualTo(first.use());
        }

        @Test
        void isRememberedForAsLongAsItsDateIsGood() {
            assertThat(genuine(gateway(), DATED).use().orElseThrow().remembered())
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        }

        @Test
        void isNotAskedWhereTolerated() {
            assertThat(genuine(gateway().tolerating(Tolerance.REPLAY), DATED).use())
                    .isEmpty();
        }
    }

    @Nested
    class TheExplanation {
        @Test
        void tellsTheSignedText() {
            var explained = SignedBy.explained(
                    gateway(),
                    request(
                            "/a",
                            header("(request-target) date", "(request-target): get /a\ndate: " + DATE),
                            "Date",
                            DATE));

            assertThat(explained.text()).contains("(request-target): get /a\ndate: " + DATE);
        }

        @Test
        void at58TellsNoCredentialThatIsSigned() {
            var names = "date cookie x-sig (request-target)";
            var request = HttpRequest.of(
                    "GET",
                    "/?api_key=in-the-query",
                    Headers.of("X-Sig", header(names, "?"), "Date", DATE, "Cookie", "session=hidden-in-cookie"));

            var explained = SignedBy.explained(
                    gateway().form(SigningForm.GATEWAY_UPSTREAM).in(CredentialLocation.header("X-Sig")), request);

            assertThat(explained.text())
                    .contains("cookie: [24 characters]", "get /?[20 characters]")
                    .doesNotContain("hidden-in-cookie", "in-the-query", "signature=");
        }
    }

    @Nested
    class Rules {
        @Test
        void mustNameAnAlgorithm() {
            assertThatThrownBy(() ->
                            SignatureRules.accepting(Duration.ofSeconds(5)).build())
                    .hasMessageContaining("algorithms must name at least one");
        }

        @Test
        void mustBoundTheSkew() {
            assertThatThrownBy(() -> SignatureRules.accepting(Duration.ZERO, "hmac-sha256")
                            .build())
                    .hasMessageContaining("clockSkew");
        }

        @Test
        void cannotRememberForEver() {
            assertThatThrownBy(() -> SignatureRules.accepting(Duration.ofDays(4), "hmac-sha256")
                            .build())
                    .hasMessageContaining("bound the clock skew");
        }
    }
}
