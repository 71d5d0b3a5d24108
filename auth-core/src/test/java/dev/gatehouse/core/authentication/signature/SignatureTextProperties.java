// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureVerifier;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.core.authentication.signature.key.VerificationKeys;
import dev.gatehouse.core.internal.field.ContentDigest;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** No text makes a reader of signatures fail. */
final class SignatureTextProperties {
    private static final Body LARGE = Body.of(new byte[3 << 20]);
    private static final InstantSource NOW = InstantSource.fixed(SignedBy.NOW);

    @Provide
    Arbitrary<String> headers() {
        return Arbitraries.of(
                        "Signature ",
                        "keyId",
                        "algorithm",
                        "headers",
                        "signature",
                        "=",
                        ",",
                        " ",
                        "\"",
                        "\\",
                        "'",
                        "`",
                        "\"client\"",
                        "hmac-sha256",
                        "date",
                        "%3D",
                        "%",
                        "%ff",
                        "\u00e4",
                        "(request-target)",
                        "sig1=",
                        "(",
                        ")",
                        ";created=1",
                        ":AAAA:",
                        "\ud800")
                .list()
                .ofMaxSize(40)
                .map(pieces -> pieces.stream().collect(Collectors.joining()));
    }

    @Property
    void noSignatureHeaderEndsInAnException(@ForAll("headers") String text) {
        assertThatCode(() -> SignedBy.look(SignedBy.gateway(), SignedBy.request("/", text, "Date", SignedBy.DATE)))
                .doesNotThrowAnyException();
    }

    @Property
    void noDraftSignatureEndsInAnException(@ForAll("headers") String text) {
        var rules = SignatureRules.accepting(Duration.ofSeconds(5), "hs2019", "hmac-sha256");
        var signed = HttpRequest.of("POST", "/?", Headers.of("Host", "a", "Authorization", "Signature " + text))
                .withBody(LARGE);

        assertThat(SignedBy.look(rules, signed)).isNotInstanceOf(SignatureVerdict.Genuine.class);
        assertThatCode(() -> SignatureParameters.parseDraft(text, false)).doesNotThrowAnyException();
    }

    /** What is no base64, of any length, is no signature in any form. */
    @Property
    void noBase64EndsInAnException(@ForAll @StringLength(max = 200) @CharRange(from = '+', to = 'z') String text) {
        assertThatCode(() -> Written.read(text, SignatureAlgorithm.RSA_SHA256, SigningForm.DRAFT))
                .doesNotThrowAnyException();
        assertThatCode(() -> SignedBy.look(
                        SignedBy.gateway(),
                        SignedBy.request(
                                "/",
                                SignedBy.header("date", "date: " + SignedBy.DATE)
                                                .replaceAll("signature=\".*", "") + "signature=\"" + text + "\"",
                                "Date",
                                SignedBy.DATE)))
                .doesNotThrowAnyException();
    }

    @Property(tries = 30)
    void at60NoDigestOfALargeBodyEndsInAnException(@ForAll @StringLength(max = 100) String text) {
        var plain = text.replaceAll("[\\r\\n\\x00]", " ");
        var headers = Headers.of("Digest", "SHA-256=" + plain, "Content-Digest", "sha-256=:" + plain + ":");

        assertThat(DigestField.confirms(headers, LARGE, 1 << 23, true)).isFalse();
        assertThat(ContentDigest.confirms(headers, LARGE, 1 << 23)).isFalse();
    }

    @Property(tries = 20)
    void aLargeBodyIsWhatItsDigestsSay(@ForAll byte piece) {
        var bytes = new byte[(4 << 20) + piece + 128];
        java.util.Arrays.fill(bytes, piece);
        var headers = Headers.of("Digest", DigestField.of(bytes), "Content-Digest", ContentDigest.of(bytes));

        assertThat(DigestField.confirms(headers, Body.of(bytes), 1 << 23, true)).isTrue();
        assertThat(ContentDigest.confirms(headers, Body.of(bytes), 1 << 23)).isTrue();
        assertThat(ContentDigest.confirms(headers, Body.of(bytes), 1 << 20)).isFalse();
    }

    /** Header values as servers hand them out whose octets are no UTF-8. */
    @Property
    void noOctetsEndInAnException(@ForAll byte[] octets) {
        var value = new String(octets, UTF_8).replaceAll("[\\r\\n\\x00]", " ");
        var latin = new String(octets, ISO_8859_1).replaceAll("[\\r\\n\\x00]", " ");
        var request = HttpRequest.of(
                "GET",
                "/",
                Headers.of(
                        "Date",
                        SignedBy.DATE,
                        "X-A",
                        value,
                        "X-B",
                        latin,
                        "Signature-Input",
                        latin,
                        "Signature",
                        value));

        assertThatCode(() -> look(request)).doesNotThrowAnyException();
        for (var form : SigningForm.values()) {
            var text = new SigningString(
                    request, form, SignatureParameters.Moments.none(), List.of("x-a", "x-b", "date", "(created)"));
            assertThatCode(text::text).doesNotThrowAnyException();
        }
    }

    @Property
    void noMessageSignatureEndsInAnException(@ForAll("headers") String input, @ForAll("headers") String signature) {
        var request =
                HttpRequest.of("GET", "/?a=%&b=%zz", Headers.of("Signature-Input", input, "Signature", signature));

        assertThat(look(request)).isNotInstanceOf(SignatureVerdict.Genuine.class);
    }

    private static SignatureVerdict look(HttpRequest request) {
        var rules = MessageSignatureRules.accepting(
                        Duration.ofMinutes(1), Duration.ZERO, SignatureAlgorithm.HMAC_SHA256)
                .build();
        return new MessageSignatureVerifier(rules, NOW).verify(request, SignedBy.keys(), Trace.none());
    }

    @Property
    void noTextEndsInAnException(@ForAll @StringLength(max = 300) String text) {
        assertThatCode(() -> SignatureParameters.parse(text)).doesNotThrowAnyException();
        assertThatCode(() -> SignatureDate.parse(text)).doesNotThrowAnyException();
        assertThatCode(() -> VerificationKeys.inSession(InstantSource.system()).find(text))
                .doesNotThrowAnyException();
    }

    @Property
    void noDigestEndsInAnException(@ForAll @StringLength(max = 100) String text) {
        var plain = text.replaceAll("[\\r\\n\\x00]", " ");

        assertThatCode(() -> DigestField.confirms(Headers.of("Digest", plain), Body.none(), 1, false))
                .doesNotThrowAnyException();
    }

    @Property
    void noWrittenSignatureEndsInAnException(@ForAll @StringLength(max = 100) String text) {
        assertThatCode(() -> Written.read(text, SignatureAlgorithm.HMAC_SHA256, SigningForm.GATEWAY))
                .doesNotThrowAnyException();
    }

    @Test
    void at60LongerTextsAreNotEvenLookedAt() {
        assertThat(SignatureParameters.parse("a=".repeat(2_000_000))).isEmpty();
        assertThat(SignatureDate.parse("Mon, ".repeat(1_000_000))).isEmpty();
    }
}
