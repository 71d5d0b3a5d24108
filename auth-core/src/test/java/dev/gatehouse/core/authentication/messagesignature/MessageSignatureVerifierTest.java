// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.CREATED;
import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.anything;
import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.look;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Replay;
import dev.gatehouse.core.authentication.signature.PublishedKeys;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Absent;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Connection;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which message signatures are genuine and good. */
final class MessageSignatureVerifierTest {
    private static MessageSigner.Builder signer() {
        return MessageSigner.builder("test-shared-secret", SignatureAlgorithm.HMAC_SHA256, PublishedKeys.shared())
                .covering("@method", "@path")
                .clock(InstantSource.fixed(CREATED));
    }

    private static HttpRequest plain(String target, String... headers) {
        var lines = new ArrayList<>(List.of("Host", "example.com"));
        lines.addAll(List.of(headers));
        return HttpRequest.of("GET", target, Headers.of(lines), new Connection("", true));
    }

    private static HttpRequest with(HttpRequest request, Headers added) {
        var lines = new ArrayList<String>();
        request.headers().forEach((name, value) -> lines.addAll(List.of(name, value)));
        added.forEach((name, value) -> lines.addAll(List.of(name, value)));
        return new HttpRequest(
                request.method(),
                request.path(),
                request.query(),
                Headers.of(lines),
                request.body(),
                request.connection());
    }

    private static HttpRequest signed(MessageSigner.Builder signer, HttpRequest request) {
        return with(request, signer.build().sign(request));
    }

    private static HttpRequest changed(HttpRequest request, String from, String to) {
        var lines = new ArrayList<String>();
        request.headers().forEach((name, value) -> lines.addAll(List.of(name, value.replace(from, to))));
        return new HttpRequest(
                request.method(),
                request.path(),
                request.query(),
                Headers.of(lines),
                request.body(),
                request.connection());
    }

    @Test
    void requestWithoutSignatureHasNone() {
        assertThat(look(plain("/"))).isEqualTo(new Absent());
    }

    @Test
    void signatureOfAnotherSchemeIsNone() {
        assertThat(look(plain("/", "Signature", "keyId=\"x\",signature=\"y\""))).isEqualTo(new Absent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sig=",
                "sig",
                "sig=1",
                "sig=(\"@method\"",
                "sig=(@method);created=1618884473",
                "sig=(\"Date\");created=1618884473",
                "sig=(\"@method\";sf);created=1618884473",
                "sig=(\"@query-param\");created=1618884473",
                "sig=(\"date\";name=\"x\");created=1618884473",
                "sig=(\"date\";unknown);created=1618884473",
                "sig=(\"date\";bs;sf);created=1618884473",
                "sig=(\"date\";tr);created=1618884473",
                "sig=(\"@signature-params\");created=1618884473",
                "sig=(\"@status\");created=1618884473",
                "sig=(\"@method\";req);created=1618884473",
                "sig=(\"@nothing\");created=1618884473",
                "sig=(\"@method\" \"@method\");created=1618884473",
                "sig=(\"x-not-there\");created=1618884473",
                "sig=(\"@method\");created=\"1618884473\"",
                "sig=(\"@method\");created=1618884473;keyid=token",
                "sig=(\"@method\")",
                "other=(\"@method\");created=1618884473"
            })
    void inputsThatCannotBeTakenAreRefused(String input) {
        assertThat(look(plain("/", "Date", "today", "Signature-Input", input, "Signature", "sig=:AAAA:")))
                .isInstanceOf(Refused.class);
    }

    @Nested
    class Components {
        private SignatureVerdict roundTrip(HttpRequest request, String... components) {
            return look(anything(), signed(signer().covering(components), request));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@method",
                    "@target-uri",
                    "@authority",
                    "@scheme",
                    "@request-target",
                    "@path",
                    "@query",
                    "\"@query-param\";name=\"a\"",
                    "x-list",
                    "\"x-list\";bs",
                    "\"x-dictionary\";key=\"b\"",
                    "\"priority\";sf",
                    "\"cache-status\";sf",
                    "\"client-cert\";sf"
                })
        void areSignedAndVerifiedAlike(String component) {
            var request = plain(
                    "/p%20q?a=1&b=2",
                    "X-List",
                    "one",
                    "X-List",
                    " two ",
                    "X-Dictionary",
                    "a=1, b=(x y);z",
                    "Priority",
                    "u=1,    i",
                    "Cache-Status",
                    "a;hit,  b",
                    "Client-Cert",
                    ":AAAA:");

            assertThat(roundTrip(request, component)).isInstanceOf(Genuine.class);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "var | this%20is%20a%20big%0Amultiline%20value",
                    "bar | with%20plus%20whitespace",
                    "fa%C3%A7ade%22%3A%20 | something"
                })
        void parametersOfTheQueryAreWrittenAnew(String name, String value) {
            var query = "var=this%20is%20a%20big%0Amultiline%20value&bar=with+plus+whitespace"
                    + "&fa%C3%A7ade%22%3A%20=something";

            assertThat(new QueryParameters(query).only(name)).isEqualTo(value);
        }

        @ParameterizedTest
        @CsvSource({"a=1&a=2, a", "b=1, a", "'', a"})
        void at53ParametersThatAreNotExactlyOneHaveNoValue(String query, String name) {
            assertThat(new QueryParameters(query).only(name)).isNull();
        }

        @ParameterizedTest
        @CsvSource({"EXAMPLE.com:443, example.com", "example.com:8443, example.com:8443", "Example.COM, example.com"})
        void theAuthorityHasOneForm(String host, String form) {
            var request = HttpRequest.of("GET", "/", Headers.of("Host", host), new Connection("", true));
            var component = Component.required("@authority");

            assertThat(new Message(request, null, MessageSignatureRules.Origin.seen()).value(component))
                    .isEqualTo(form);
        }

        @Test
        void at53TwoHostsAreNone() {
            var signed = signed(signer().covering("@authority"), plain("/"));

            assertThat(look(with(signed, Headers.of("Host", "example.com")))).isInstanceOf(Refused.class);
        }

        @Test
        void at57CharactersThatAreNotAsciiCannotBeSigned() {
            assertThatThrownBy(() -> signed(signer().covering("x-name"), plain("/", "X-Name", "J\u00fcrgen")))
                    .hasMessageContaining("cannot be signed");
        }

        @Test
        void at57TwoLinesDoNotPassForOneWithAComma() {
            var signed = signed(signer().covering("\"x-list\";bs"), plain("/", "X-List", "one, two"));
            var split = HttpRequest.of(
                    "GET",
                    "/",
                    Headers.of(
                            "X-List",
                            "one",
                            "X-List",
                            "two",
                            "Signature-Input",
                            signed.headers().first("Signature-Input"),
                            "Signature",
                            signed.headers().first("Signature")));

            assertThat(look(split)).isInstanceOf(Refused.class);
        }
    }

    @Nested
    class WhatMustBeCovered {
        @Test
        void at57IsWhateverTheRulesName() {
            assertThat(look(anything().covering("@method", "@authority"), signed(signer(), plain("/"))))
                    .isEqualTo(new Refused("the signature does not cover \"@authority\""));
        }

        @Test
        void at57IsExactlyTheNamedParameter() {
            var rules = anything().covering("\"@query-param\";name=\"id\"");
            var signed = signed(signer().covering("\"@query-param\";name=\"other\""), plain("/?id=1&other=2"));

            assertThat(look(rules, signed)).isInstanceOf(Refused.class);
        }

        @Test
        void at57IsTheBodyIfThereIsOne() {
            var rules = MessageSignatureRules.accepting(
                            Duration.ofMinutes(1), Duration.ZERO, SignatureAlgorithm.HMAC_SHA256)
                    .covering("@method");
            var withBody = signed(signer(), plain("/").withBody(Body.of(new byte[] {1})));

            assertThat(look(rules, withBody)).isEqualTo(new Refused("the signature does not cover the body"));
            assertThat(look(rules, signed(signer(), plain("/")))).isInstanceOf(Genuine.class);
        }
    }

    @Nested
    class TheContentDigest {
        private final MessageSigner.Builder digesting = signer().covering("content-digest");

        private SignatureVerdict withBody(String digest, byte[] sent) {
            var request = plain("/", "Content-Digest", digest);
            return look(signed(digesting, request).withBody(Body.of(sent)));
        }

        @Test
        void isMadeBySignersWhereItIsNotThere() {
            var signed = signed(digesting, plain("/").withBody(Body.of("text".getBytes())));

            assertThat(look(signed)).isInstanceOf(Genuine.class);
        }

        @Test
        void at57OfAnotherBodyIsRefused() {
            var signed = signed(digesting, plain("/").withBody(Body.of("text".getBytes())));

            assertThat(look(signed.withBody(Body.of("tekst".getBytes()))))
                    .isEqualTo(new Refused("the body is not the one of the digest, or is too long"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "md5=:Sd/dVLAcvNLSq16eXua5uQ==:",
                    "sha-256=text",
                    "sha-256",
                    "",
                    "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:, sha-512=:AAAA:",
                    "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:, sha-256=:AAAA:"
                })
        void thatProvesNothingIsRefused(String digest) {
            assertThat(withBody(digest, new byte[0])).isInstanceOf(Refused.class);
        }

        @Test
        void mayNameDigestsThatNobodyKnows() {
            assertThat(withBody("unknown=:AAAA:, sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:", new byte[0]))
                    .isInstanceOf(Genuine.class);
        }

        @Test
        void at60OfABodyThatIsTooLongIsRefused() {
            var signed = signed(digesting, plain("/").withBody(Body.of(new byte[100])));

            assertThat(look(anything().bodyLimit(99), signed)).isInstanceOf(Refused.class);
        }
    }

    @Nested
    class Times {
        private SignatureVerdict signedAt(long seconds) {
            // Looked at ten seconds after CREATED, by rules of five minutes and thirty seconds of skew.
            return look(signed(signer().clock(InstantSource.fixed(CREATED.plusSeconds(seconds))), plain("/")));
        }

        @ParameterizedTest
        @ValueSource(longs = {-320, 0, 40})
        void areGoodWithinAgeAndSkew(long seconds) {
            assertThat(signedAt(seconds)).isInstanceOf(Genuine.class);
        }

        @ParameterizedTest
        @ValueSource(longs = {-321, 41, -1_618_884_473L, 900_000_000_000L})
        void at57AreNotGoodBeyond(long seconds) {
            assertThat(signedAt(seconds)).isInstanceOf(Refused.class);
        }

        @Test
        void endWhenTheSignatureSaysSo() {
            var old = signer().clock(InstantSource.fixed(CREATED.minusSeconds(60)));

            assertThat(look(signed(old.expiringAfter(Duration.ofSeconds(30)), plain("/"))))
                    .isEqualTo(new Refused("the signature has expired"));
            assertThat(look(signed(old.expiringAfter(Duration.ofSeconds(41)), plain("/"))))
                    .isInstanceOf(Genuine.class);
        }

        @Test
        void cannotBeLongerThanReplaysAreRemembered() {
            assertThatThrownBy(() -> MessageSignatureRules.accepting(
                            Duration.ofDays(7), Duration.ofSeconds(1), SignatureAlgorithm.ED25519))
                    .hasMessageContaining("remembered");
        }
    }

    @Nested
    class TheAlgorithm {
        @Test
        void at57IsToldByTheKeyAndNotByTheSignature() {
            var named = signed(signer().namingAlgorithm(), plain("/"));

            assertThat(look(named)).isInstanceOf(Genuine.class);
            assertThat(look(changed(named, "alg=\"hmac-sha256\"", "alg=\"ed25519\"")))
                    .isInstanceOf(Refused.class);
            assertThat(look(changed(named, "alg=\"hmac-sha256\"", "alg=\"none\"")))
                    .isInstanceOf(Refused.class);
        }

        @Test
        void at57OfOneRsaKeyMustBeOneOrNamed() {
            var both = MessageSignatureRules.accepting(
                            Duration.ofMinutes(1),
                            Duration.ZERO,
                            SignatureAlgorithm.RSA_SHA256,
                            SignatureAlgorithm.RSA_PSS_SHA512)
                    .covering("@method");
            var key = KeyMaterial.of(PublishedKeys.privateHalf("test-key-rsa-pss"));
            var signer = MessageSigner.builder("test-key-rsa-pss", SignatureAlgorithm.RSA_PSS_SHA512, key)
                    .covering("@method")
                    .clock(InstantSource.fixed(CREATED));

            assertThat(look(both, signed(signer, plain("/")))).isInstanceOf(Refused.class);
            assertThat(look(both, signed(signer.namingAlgorithm(), plain("/")))).isInstanceOf(Genuine.class);
        }

        @Test
        void mustBeOneOfTheStandard() {
            assertThatThrownBy(() -> MessageSignatureRules.accepting(
                                    Duration.ofMinutes(1), Duration.ZERO, SignatureAlgorithm.HMAC_SHA1)
                            .build())
                    .hasMessageContaining("HMAC_SHA256");
        }
    }

    @Nested
    class OnceOnly {
        private final MessageSignatureRules.Builder once = anything().replay(Replay.REFUSED);

        @Test
        void at57IsTheSameSignatureUnderAnotherLabel() {
            var signed = signed(signer(), plain("/"));

            var first = (Genuine) look(once, signed);
            var second = (Genuine) look(once, changed(signed, "sig1=", "other="));

            assertThat(second.use()).isEqualTo(first.use()).isPresent();
        }

        @Test
        void needsANonceWhereTheRulesSaySo() {
            var rules = anything().replay(Replay.REFUSED_BY_NONCE);

            assertThat(look(rules, signed(signer().withoutNonce(), plain("/"))))
                    .isEqualTo(new Refused("the signature has no nonce"));
            assertThat(look(rules, signed(signer().nonces(new SecureRandom()), plain("/"))))
                    .isInstanceOf(Genuine.class);
        }

        @Test
        void at48NoncesDiffer() {
            var signer = signer().nonces(new SecureRandom()).build();

            assertThat(signer.sign(plain("/"))).isNotEqualTo(signer.sign(plain("/")));
        }
    }

    @Test
    void at58TheExplanationShowsNoCredential() {
        var request = plain("/a?key=in-the-query", "Cookie", "session=hidden-in-cookie");
        var signed = signed(
                signer().covering("@method", "cookie", "@query", "@target-uri", "\"@query-param\";name=\"key\""),
                request);
        var recorder = Explanation.recorder();

        PublishedMessages.verifier(anything()).verify(signed, PublishedKeys.verifying(), recorder);

        assertThat(recorder.explanation().text())
                .contains("\"@method\": GET", "\"@target-uri\": https://example.com/a[17 characters]")
                .doesNotContain("hidden-in-cookie", "in-the-query");
    }
}
