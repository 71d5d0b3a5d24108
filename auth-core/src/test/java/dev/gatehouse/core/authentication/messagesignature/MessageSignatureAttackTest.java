// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.CREATED;
import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.anything;
import static dev.gatehouse.core.authentication.messagesignature.PublishedMessages.look;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Origin;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Replay;
import dev.gatehouse.core.authentication.signature.PublishedKeys;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.core.internal.field.ContentDigest;
import dev.gatehouse.core.internal.field.FieldText;
import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Nested;
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
    void at57AnotherTargetHasNotTheSameSignature() {
        var lines = signer("@request-target", "@target-uri").build().sign(target("/x?"));

        assertThat(look(with(target("/x?"), lines))).isInstanceOf(Genuine.class);
        assertThat(look(with(target("/x"), lines))).isInstanceOf(Refused.class);
    }

    private static HttpRequest target(String target) {
        return HttpRequest.of("GET", target, Headers.of("Host", "example.com"));
    }

    private static HttpRequest with(HttpRequest request, Headers added) {
        var lines = new ArrayList<String>();
        added.forEach((name, value) -> lines.addAll(List.of(name, value)));
        return request.withHeaders(FieldText.joined(request.headers(), lines));
    }

    /** Whatever stands behind us may ask the other one who sent this. */
    @Test
    void at32ASecondSignatureBesideAGenuineOneIsRefused() {
        var own = signer("@method").build().sign(target("/"));
        var other = signer("@method").label("other").build().sign(target("/"));

        var both = with(with(target("/"), own), other);

        assertThat(look(anything(), with(target("/"), own))).isInstanceOf(Genuine.class);
        assertThat(look(anything(), both))
                .isEqualTo(new Refused("there is not exactly one signature that counts and can be read"));
    }

    @Test
    void at57ANonceIsUsedOnceWhateverIsSignedWithIt() {
        var rules = anything().replay(Replay.REFUSED_BY_NONCE);
        var random = new FixedRandom();
        var first = signer("@method").nonces(random).build().sign(target("/"));
        var second = signer("@method", "@path")
                .nonces(random)
                .clock(InstantSource.fixed(CREATED.plusSeconds(3)))
                .build()
                .sign(target("/"));

        var used = (Genuine) look(rules, with(target("/"), first));
        var usedAgain = (Genuine) look(rules, with(target("/"), second));

        assertThat(usedAgain.use()).isEqualTo(used.use()).isPresent();
    }

    /** Draws the same each time. */
    private static final class FixedRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 7);
        }
    }

    @Test
    void at60TheBodyIsNotReadForWhoHasNoKey() {
        var lines = signer("@method", "@authority", "@path", "@query").build().sign(target("/"));
        var rules =
                MessageSignatureRules.accepting(Duration.ofMinutes(1), Duration.ZERO, SignatureAlgorithm.HMAC_SHA256);
        var unread = with(target("/"), lines).withBody(limit -> {
            throw new IllegalStateException("the body was read");
        });

        assertThat(look(rules, unread, (keyId, algorithms) -> Optional.empty())).isInstanceOf(Refused.class);
    }

    @Nested
    class OurSigner {
        private final MessageSigner signer = MessageSigner.builder(
                        "test-shared-secret", SignatureAlgorithm.HMAC_SHA256, PublishedKeys.shared())
                .clock(InstantSource.fixed(CREATED))
                .build();
        private final MessageSignatureRules.Builder usual =
                MessageSignatureRules.accepting(Duration.ofMinutes(1), Duration.ZERO, SignatureAlgorithm.HMAC_SHA256);

        @Test
        void passesWithAndWithoutBody() {
            var withBody = target("/").withBody(Body.of(new byte[3]));

            assertThat(look(usual, with(target("/"), signer.sign(target("/"))))).isInstanceOf(Genuine.class);
            assertThat(look(usual, with(withBody, signer.sign(withBody)))).isInstanceOf(Genuine.class);
        }

        @Test
        void signsTwoRequestsOfOneSecondInTwoWays() {
            var first = (Genuine) look(usual, with(target("/"), signer.sign(target("/"))));
            var second = (Genuine) look(usual, with(target("/"), signer.sign(target("/"))));

            assertThat(second.use()).isPresent().isNotEqualTo(first.use());
        }

        @Test
        void signsAnswersWithTheirBody() {
            var lines = signer.sign(target("/"), new HttpAnswer(200, Headers.none(), "text"));

            assertThat(lines.first("Signature-Input")).startsWith("sig1=(\"@status\" \"content-digest\");");
        }

        @Test
        void mayCoverOneDigestOnly() {
            var withBody = with(target("/"), Headers.of("Content-Digest", ContentDigest.of(new byte[3])))
                    .withBody(Body.of(new byte[3]));
            var narrow = signer("@method", "@authority", "@path", "@query", "\"content-digest\";key=\"sha-256\"")
                    .build()
                    .sign(withBody);

            assertThat(look(usual, with(withBody, narrow))).isInstanceOf(Genuine.class);
            assertThat(look(usual, with(withBody, narrow).withBody(Body.of(new byte[4]))))
                    .isInstanceOf(Refused.class);
        }
    }

    @Nested
    class RulesThatRefuseEverybodyOrNobody {
        private final MessageSignatureRules.Builder rules =
                MessageSignatureRules.accepting(Duration.ofMinutes(1), Duration.ZERO, SignatureAlgorithm.HMAC_SHA256);

        @Test
        void at57CoverSomething() {
            assertThatThrownBy(rules::covering).hasMessageContaining("at least one");
        }

        @ParameterizedTest
        @ValueSource(strings = {"@nothing", "@query-param", "@signature-params", "X-Upper"})
        void nameWhatAMessageMayHave(String component) {
            assertThatThrownBy(() -> rules.covering(component).build()).hasMessageContaining("no component");
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, Integer.MAX_VALUE})
        void at60BoundTheBody(int limit) {
            assertThatThrownBy(() -> rules.bodyLimit(limit)).hasMessageContaining("limit must be");
        }
    }

    @Test
    void at58TheExplanationShowsNoHeaderThatMayBeACredentialOfAnotherMethod() {
        var request = HttpRequest.of(
                "GET", "/", Headers.of("Host", "example.com", "X-Api-Key", "TOP-SECRET", "Content-Type", "text/plain"));
        var lines = signer("content-type", "@authority", "x-api-key").build().sign(request);
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
