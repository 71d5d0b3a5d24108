// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.CREATED;
import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.anything;
import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.look;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Origin;
import dev.gatehouse.core.authentication.signature.PublishedKeys;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.time.InstantSource;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody tries who has a signed message and no key. */
final class MessageSignatureAttackTest {
    private static MessageSigner.Builder signer(String... components) {
        return MessageSigner.builder("test-shared-secret", SignatureAlgorithm.HMAC_SHA256, PublishedKeys.shared())
                .covering(components)
                .clock(InstantSource.fixed(CREATED));
    }

    private static String value(String component, String... headers) {
        var request = HttpRequest.of("GET", "/", Headers.of(headers));
        return new Message(request, null, Origin.seen()).value(Component.required(component));
    }

    @Test
    void at57OctetsThatNobodyCanTellApartAreNotSigned() {
        var signer = signer("\"x-name\";bs").build();

        assertThatThrownBy(() -> signer.sign(HttpRequest.of("GET", "/", Headers.of("X-Name", "\u65e5\u672c"))))
                .hasMessageContaining("cannot be signed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u4e2d\u56fd", "??", "\u00e9"})
    void at57ValuesThatAreNotAsciiAreRefused(String sent) {
        var request = HttpRequest.of("GET", "/", Headers.of("X-Name", "??"));
        var lines = signer("\"x-name\";bs").build().sign(request);
        var changed = HttpRequest.of(
                "GET",
                "/",
                Headers.of(
                        "X-Name",
                        sent.equals("??") ? "\u65e5\u672c" : sent,
                        "Signature-Input",
                        lines.first("Signature-Input"),
                        "Signature",
                        lines.first("Signature")));

        assertThat(look(changed)).isInstanceOf(Refused.class);
    }

    @Property
    void at57TwoValuesNeverHaveOneText(
            @ForAll @StringLength(max = 3) @CharRange(from = ' ', to = '\u2100') String one,
            @ForAll @StringLength(max = 3) @CharRange(from = ' ', to = '\u2100') String other) {
        Assume.that(!one.equals(other) && !isPadded(one) && !isPadded(other));

        var octets = value("\"x-name\";bs", "X-Name", one);

        assertThat(octets == null || !octets.equals(value("\"x-name\";bs", "X-Name", other)))
                .isTrue();
    }

    private static boolean isPadded(String value) {
        return value.startsWith(" ") || value.endsWith(" ") || value.chars().anyMatch(c -> c == 0x7f);
    }

    @Test
    void at57OnlyBlanksOfTheProtocolAreLeftOutAroundAValue() {
        assertThat(value("x-name", "X-Name", " \tx\u2003")).isEqualTo("x\u2003");
    }

    @Test
    void at58TheExplanationShowsNoHeaderThatMayBeACredentialOfAnotherMethod() {
        var request = HttpRequest.of(
                "GET", "/", Headers.of("Host", "example.com", "X-Api-Key", "TOP-SECRET", "Content-Type", "text/plain"));
        var lines = signer("x-api-key", "content-type", "@authority").build().sign(request);
        var recorder = Explanation.recorder();

        PublishedMessages.verifier(anything())
                .verify(
                        HttpRequest.of(
                                "GET",
                                "/",
                                Headers.of(
                                        "Host",
                                        "example.com",
                                        "X-Api-Key",
                                        "TOP-SECRET",
                                        "Content-Type",
                                        "text/plain",
                                        "Signature-Input",
                                        lines.first("Signature-Input"),
                                        "Signature",
                                        lines.first("Signature"))),
                        PublishedKeys.verifying(),
                        recorder);

        assertThat(recorder.explanation().text())
                .contains("\"x-api-key\": [10 characters]", "\"content-type\": text/plain", "example.com")
                .doesNotContain("TOP-SECRET");
    }
}
