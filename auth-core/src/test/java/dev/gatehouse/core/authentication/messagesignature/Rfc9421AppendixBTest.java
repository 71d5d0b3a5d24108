// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.CREATED;
import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.anything;
import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.look;
import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.request;
import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.secure;
import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.signature.PublishedKeys;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All examples of RFC 9421 appendix B, and the one of section 4.3 for the algorithm that the appendix leaves out. */
final class Rfc9421AppendixBTest {
    @Test
    void minimalSignatureOfB21IsGenuine() {
        var lines = signed(
                "sig-b21",
                "();created=1618884473;keyid=\"test-key-rsa-pss\";nonce=\"b3k2pp5k7z-50gnwp.yemd\"",
                "d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8Udx7zFZsckzXaJMkA"
                        + "7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKhO4DGezXehhWwE5"
                        + "6YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9mhho"
                        + "8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q==");

        assertThat(look(request(lines))).isInstanceOf(Genuine.class);
    }

    @Test
    void selectedComponentsOfB22AreGenuine() {
        var lines = signed(
                "sig-b22",
                "(\"@authority\" \"content-digest\" \"@query-param\";name=\"Pet\");created=1618884473"
                        + ";keyid=\"test-key-rsa-pss\";tag=\"header-example\"",
                "LjbtqUbfmvjj5C5kr1Ugj4PmLYvx9wVjZvD9GsTT4F7GrcQEdJzgI9qHxICagShLRiLMlAJjtq6N4CDfKtjvuJyE5qH7KT8UCMkSowOB4+EC"
                        + "xCmT8rtAmj/0PIXxi0A0nxKyB09RNrCQibbUjsLS/2YyFYXEu4TRJQzRw1rLEuEfY17SARYhpTlaqwZVtR8NV7+4UKkjqpcAoF"
                        + "qWFQh62s7Cl+H2fjBSpqfZUJcsIk4N6wiKYd4je2U/lankenQ99PZfB4jY3I5rSV2DSBVkSFsURIjYErOs0tFTQosMTAoxk//0"
                        + "RoKUqiYY8Bh0aaUEb0rQl3/XaVe4bXTugEjHSw==");

        assertThat(look(anything().tag("header-example").covering("content-digest"), request(lines)))
                .isInstanceOf(Genuine.class);
    }

    @Test
    void fullCoverageOfB23IsGenuine() {
        var lines = signed(
                "sig-b23",
                "(\"date\" \"@method\" \"@path\" \"@query\" \"@authority\" \"content-type\" \"content-digest\""
                        + " \"content-length\");created=1618884473;keyid=\"test-key-rsa-pss\"",
                "bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683+qRpRRU5p2voTp768ZrCUb38"
                        + "K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pFkh/aYA2HXXZzNBXmIkoQoLd7YfW"
                        + "91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8Eim5f8ui9eH8LZH896+QIF61ka39VBrohr9iyMUJpvRX2Zbh"
                        + "l5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==");
        var rules = anything().covering("@method", "@authority", "@path", "@query", "content-digest", "date");

        assertThat(look(rules, request(lines))).isInstanceOf(Genuine.class);
    }

    @Test
    void answerOfB24IsGenuine() {
        var lines = signed(
                "sig-b24",
                "(\"@status\" \"content-type\" \"content-digest\" \"content-length\");created=1618884473"
                        + ";keyid=\"test-key-ecc-p256\"",
                "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==");

        var verdict = PublishedMessages.verifier(anything().covering("@status", "content-digest"))
                .verify(request(), PublishedMessages.answer(lines), PublishedKeys.verifying(), Trace.none());

        assertThat(verdict).isInstanceOf(Genuine.class);
    }

    @Test
    void sharedSecretOfB25IsGenuine() {
        assertThat(look(request(b25()))).isInstanceOf(Genuine.class);
    }

    private static String[] b25() {
        return signed(
                "sig-b25",
                "(\"date\" \"@authority\" \"content-type\");created=1618884473;keyid=\"test-shared-secret\"",
                "pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
    }

    @Test
    void edwardsCurveOfB26IsGenuine() {
        assertThat(look(request(b26()))).isInstanceOf(Genuine.class);
    }

    private static String[] b26() {
        return signed(
                "sig-b26",
                "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\");created=1618884473"
                        + ";keyid=\"test-key-ed25519\"",
                "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
    }

    @Test
    void proxyOfB3IsGenuine() {
        var certificate =
                "MIIBqDCCAU6gAwIBAgIBBzAKBggqhkjOPQQDAjA6MRswGQYDVQQKDBJMZXQncyBBdXRoZW50aWNhdGUxGzAZBgNVBAMME"
                        + "kxBIEludGVybWVkaWF0ZSBDQTAeFw0yMDAxMTQyMjU1MzNaFw0yMTAxMjMyMjU1MzNaMA0xCzAJBgNVBAMMAkJDMFkwEwYHKoZIzj0"
                        + "CAQYIKoZIzj0DAQcDQgAE8YnXXfaUgmnMtOXU/IncWalRhebrXmckC8vdgJ1p5Be5F/3YC8OthxM4+k1M6aEAEFcGzkJiNy6J84y7u"
                        + "zo9M6NyMHAwCQYDVR0TBAIwADAfBgNVHSMEGDAWgBRm3WjLa38lbEYCuiCPct0ZaSED2DAOBgNVHQ8BAf8EBAMCBsAwEwYDVR0lBAw"
                        + "wCgYIKwYBBQUHAwIwHQYDVR0RAQH/BBMwEYEPYmRjQGV4YW1wbGUuY29tMAoGCCqGSM49BAMCA0gAMEUCIBHda/r1vaL6G3VliL4/D"
                        + "i6YK0Q6bMjeSkC3dFCOOB8TAiEAx/kHSB4urmiZ0NX5r5XarmPk0wmuydBVoU4hBVZ1yhk=";
        var input = "(\"@path\" \"@query\" \"@method\" \"@authority\" \"client-cert\");created=1618884473"
                + ";keyid=\"test-key-ecc-p256\"";
        var signature = "xVMHVpawaAC/0SbHrKRs9i8I3eOs5RtTMGCWXm/9nvZzoHsIg6Mce9315T6xoklyy0yzhD9ah4JHRwMLOgmizw==";
        var lines = new ArrayList<>(List.of(
                "Host", "service.internal.example",
                "Date", "Tue, 20 Apr 2021 02:07:55 GMT",
                "Content-Type", "application/json",
                "Content-Length", "18",
                "Client-Cert", ":" + certificate + ":"));
        lines.addAll(List.of(signed("ttrp", input, signature)));

        assertThat(look(secure("POST", "/foo?param=Value&Pet=dog", lines.toArray(String[]::new))))
                .isInstanceOf(Genuine.class);
    }

    @Nested
    class OfOneLinkInAChain {
        private static final String CLIENT =
                "sig1=(\"@method\" \"@authority\" \"@path\" \"content-digest\" \"content-type\""
                        + " \"content-length\");created=1618884475;keyid=\"test-key-ecc-p256\"";

        private HttpRequest forwarded() {
            return secure(
                            "POST",
                            "/foo?param=Value&Pet=dog",
                            "Host",
                            "origin.host.internal.example",
                            "Date",
                            "Tue, 20 Apr 2021 02:07:56 GMT",
                            "Content-Type",
                            "application/json",
                            "Content-Digest",
                            PublishedMessages.DIGEST,
                            "Content-Length",
                            "18",
                            "Forwarded",
                            "for=192.0.2.123;host=example.com;proto=https",
                            "Signature-Input",
                            CLIENT
                                    + ", proxy_sig=(\"@method\" \"@authority\" \"@path\" \"content-digest\" \"content-type\""
                                    + " \"content-length\" \"forwarded\");created=1618884480;keyid=\"test-key-rsa\""
                                    + ";alg=\"rsa-v1_5-sha256\";expires=1618884540",
                            "Signature",
                            "sig1=:X5spyd6CFnAG5QnDyHfqoSNICd+BUP4LYMz2Q0JXlb//4Ijpzp+kve2w4NIyqeAuM7jTDX+sNalzA8ESSaHD3A==:, "
                                    + "proxy_sig=:S6ZzPXSdAMOPjN/6KXfXWNO/f7V6cHm7BXYUh3YD/fRad4BCaRZxP+JH+8XY1I6+8Cy+CM5g92iHgxtRPz+M"
                                    + "jniOaYmdkDcnL9cCpXJleXsOckpURl49GwiyUpZ10KHgOEe11sx3G2gxI8S0jnxQB+Pu68U9vVcasqOWAEObtNKKZd8tSFu7"
                                    + "LB5YAv0RAGhB8tmpv7sFnIm9y+7X5kXQfi8NMaZaA8i2ZHwpBdg7a6CMfwnnrtflzvZdXAsD3LH2TwevU+/PBPv0B6NMNk93"
                                    + "wUs/vfJvye+YuI87HU38lZHowtznbLVdp770I6VHR6WfgS9ddzirrswsE1w5o0LV/g==:")
                    .withBody(request().body());
        }

        private MessageSignatureRules.Builder oldAlgorithm() {
            return MessageSignatureRules.accepting(
                            java.time.Duration.ofMinutes(5),
                            java.time.Duration.ofSeconds(30),
                            SignatureAlgorithm.RSA_SHA256)
                    .covering("forwarded", "content-digest");
        }

        @Test
        void theProxysSignatureIsGenuine() {
            assertThat(look(oldAlgorithm().label("proxy_sig"), forwarded())).isInstanceOf(Genuine.class);
        }

        @Test
        void theClientsSignatureIsGenuineForWhomItCalled() {
            var rules = anything().label("sig1").origin("https", "example.com");

            assertThat(look(rules, forwarded())).isInstanceOf(Genuine.class);
        }

        @Test
        void theClientsSignatureIsNotGenuineForAnotherHost() {
            assertThat(look(anything().label("sig1"), forwarded())).isInstanceOf(Refused.class);
        }

        @Test
        void noneIsLookedAtIfNobodySaysWhich() {
            assertThat(look(forwarded())).isInstanceOf(Refused.class);
        }
    }

    @Nested
    class TransformationsOfB4 {
        private HttpRequest transformed(String method, String target, String... headers) {
            var lines = new ArrayList<>(List.of(headers));
            lines.addAll(List.of(signed(
                    "transform",
                    "(\"@method\" \"@path\" \"@authority\" \"accept\");created=1618884473;keyid=\"test-key-ed25519\"",
                    "ZT1kooQsEHpZ0I1IjCqtQppOmIqlJPeo7DHR3SoMn0s5JZ1eRGS0A+vyYP9t/LXlh5QMFFQ6cpLt2m0pmj3NDA==")));
            return secure(method, target, lines.toArray(String[]::new));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "/demo?name1=Value1&Name2=value2 | Host:example.org | Accept:application/json | Accept:*/*",
                    "/demo?name1=Value1&Name2=value2&param=added | Host:example.org | Accept:application/json | Accept:*/*",
                    "/demo?name1=Value1 | Host:example.org | Referer:https://developer.example.org | Accept:application/json, */*",
                    "/demo | Accept:application/json | Accept:*/* | Host:example.org"
                })
        void thatTouchNothingSignedAreGenuine(String target, String first, String second, String third) {
            assertThat(look(transformed("GET", target, lines(first, second, third))))
                    .isInstanceOf(Genuine.class);
        }

        @Test
        void ofMethodAndHostAreRefused() {
            var lines = lines("Host:example.com", "Accept:application/json", "Accept:*/*");

            assertThat(look(transformed("POST", "/demo", lines))).isInstanceOf(Refused.class);
        }

        @Test
        void ofTheOrderOfALineAreRefused() {
            var lines = lines("Host:example.org", "Accept:*/*", "Accept:application/json");

            assertThat(look(transformed("GET", "/demo", lines))).isInstanceOf(Refused.class);
        }

        private static String[] lines(String... lines) {
            return List.of(lines).stream()
                    .flatMap(line -> List.of(line.split(":", 2)).stream())
                    .toArray(String[]::new);
        }
    }

    @Nested
    class Signing {
        private Headers sign(String key, SignatureAlgorithm algorithm, String label, String... covered) {
            var material =
                    algorithm.isSymmetric() ? PublishedKeys.shared() : KeyMaterial.of(PublishedKeys.privateHalf(key));
            return MessageSigner.builder(key, algorithm, material)
                    .label(label)
                    .covering(covered)
                    .withoutNonce()
                    .clock(InstantSource.fixed(CREATED))
                    .build()
                    .sign(request());
        }

        @Test
        void makesB25ToTheLetter() {
            var lines = sign(
                    "test-shared-secret",
                    SignatureAlgorithm.HMAC_SHA256,
                    "sig-b25",
                    "date",
                    "@authority",
                    "content-type");

            assertThat(lines).isEqualTo(Headers.of(b25()));
        }

        @Test
        void makesB26ToTheLetter() {
            var lines = sign(
                    "test-key-ed25519",
                    SignatureAlgorithm.ED25519,
                    "sig-b26",
                    "date",
                    "@method",
                    "@path",
                    "@authority",
                    "content-type",
                    "content-length");

            assertThat(lines).isEqualTo(Headers.of(b26()));
        }

        @ParameterizedTest
        @CsvSource({"test-key-rsa-pss, RSA_PSS_SHA512", "test-key-ecc-p256, ECDSA_P256_SHA256"})
        void makesWhatIsGenuineByKeysThatNeverSignTwiceAlike(String key, SignatureAlgorithm algorithm) {
            var lines = sign(key, algorithm, "sig", "@method", "@target-uri", "content-digest");

            assertThat(look(request(
                            "Signature-Input", lines.first("Signature-Input"), "Signature", lines.first("Signature"))))
                    .isInstanceOf(Genuine.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"@status", "\"@method\";req", "\"@path\";req", "\"content-digest\";req", "content-digest"})
        void ofAnAnswerCoversWhatWasAskedToo(String component) {
            var signer = MessageSigner.builder(
                            "test-key-ecc-p256",
                            SignatureAlgorithm.ECDSA_P256_SHA256,
                            KeyMaterial.of(PublishedKeys.privateHalf("test-key-ecc-p256")))
                    .covering(component)
                    .clock(InstantSource.fixed(CREATED))
                    .build();
            var answer = PublishedMessages.answer();

            var lines = signer.sign(request(), answer);

            var sent = new ArrayList<String>();
            answer.headers().forEach((name, value) -> sent.addAll(List.of(name, value)));
            lines.forEach((name, value) -> sent.addAll(List.of(name, value)));
            var verdict = PublishedMessages.verifier(anything().covering(component))
                    .verify(
                            request(),
                            new HttpAnswer(200, Headers.of(sent), answer.body()),
                            PublishedKeys.verifying(),
                            Trace.none());
            assertThat(verdict).isInstanceOf(Genuine.class);
        }
    }
}
