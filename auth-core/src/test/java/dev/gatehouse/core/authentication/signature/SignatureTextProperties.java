// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureVerifier;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict;
import dev.gatehouse.core.authentication.signature.key.VerificationKeys;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** No text makes a reader of signatures fail. */
final class SignatureTextProperties {
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
        assertThatCode(() -> VerificationKeys.inSession().find(text)).doesNotThrowAnyException();
    }

    @Property
    void noDigestEndsInAnException(@ForAll @StringLength(max = 100) String text) {
        var plain = text.replaceAll("[\\r\\n\\x00]", " ");

        assertThatCode(() ->
                        DigestField.confirms(Headers.of("Digest", plain), dev.gatehouse.http.Body.none(), 1, false))
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
