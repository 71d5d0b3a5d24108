// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.foreign;

import static dev.gatehouse.verification.foreign.Side.GENUINE;
import static dev.gatehouse.verification.foreign.Side.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What we sign, by RFC 9421, is genuine to the package {@code http-message-signatures} of the registry of npm, and what it
 * signs is genuine to us; what was changed on the way is refused by both.
 */
@Tag("foreign-clients")
final class MessageSignatureInteroperabilityTest {
    private static final List<String> EVERYTHING = List.of(
            "@method",
            "@target-uri",
            "@authority",
            "@scheme",
            "@request-target",
            "@path",
            "@query",
            "\"@query-param\";name=\"Pet\"",
            "\"@query-param\";name=\"n\"",
            "date",
            "content-type",
            "content-digest",
            "x-list",
            "x-empty",
            "\"content-type\";bs",
            "\"x-list\";bs",
            "\"x-dictionary\";key=\"b\"",
            "\"x-dictionary\";key=\"c\"",
            "\"x-dictionary\";key=\"d\"",
            "\"priority\";sf");
    private static final List<String> TARGET =
            List.of("@method", "@authority", "@target-uri", "@request-target", "@path", "@query");
    private static final OurSide WE = new OurSide();
    private static TheirSide they;
    private static Map<String, SignatureKey> keys;

    @BeforeAll
    static void start() {
        they = new TheirSide();
        keys = algorithms().collect(Collectors.toMap(Function.identity(), SignatureKey::fresh));
    }

    @AfterAll
    static void stop() throws IOException {
        they.close();
    }

    private static Stream<String> algorithms() {
        return Stream.of("hmac-sha256", "rsa-pss-sha512", "rsa-v1_5-sha256", "ecdsa-p256-sha256", "ed25519");
    }

    private static SignatureKey edwards() {
        return keys.get("ed25519");
    }

    private static SentRequest signedBy(Side side) {
        return side.sign(SentRequest.order(), edwards(), EVERYTHING);
    }

    private static Stream<String> components() {
        return EVERYTHING.stream();
    }

    private static Stream<String> targets() {
        return Stream.of("/", "/a?b", "/a?b=&c", "/x?a=1&a2=%2F%3D&z=1+2", "/%41/%c3%a4//b");
    }

    private static SentRequest asking(String target) {
        return new SentRequest("GET", target, List.of("Host", "example.com:8443"), "");
    }

    private static List<Side> sides() {
        return List.of(WE, they);
    }

    @Nested
    class Unchanged {
        @ParameterizedTest
        @MethodSource("dev.gatehouse.verification.foreign.MessageSignatureInteroperabilityTest#algorithms")
        void theirsIsGenuineToUs(String algorithm) {
            var key = keys.get(algorithm);

            var signed = they.sign(SentRequest.order(), key, EVERYTHING);

            assertThat(WE.verdict(signed, key, EVERYTHING)).isEqualTo(GENUINE);
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.verification.foreign.MessageSignatureInteroperabilityTest#algorithms")
        void oursIsGenuineToThem(String algorithm) {
            var key = keys.get(algorithm);

            var signed = WE.sign(SentRequest.order(), key, EVERYTHING);

            assertThat(they.verdict(signed, key, EVERYTHING)).isEqualTo(GENUINE);
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.verification.foreign.MessageSignatureInteroperabilityTest#components")
        void theirsOverOneComponentIsGenuineToUs(String component) {
            var signed = they.sign(SentRequest.order(), edwards(), List.of(component));

            assertThat(WE.verdict(signed, edwards(), List.of(component))).isEqualTo(GENUINE);
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.verification.foreign.MessageSignatureInteroperabilityTest#components")
        void oursOverOneComponentIsGenuineToThem(String component) {
            var signed = WE.sign(SentRequest.order(), edwards(), List.of(component));

            assertThat(they.verdict(signed, edwards(), List.of(component))).isEqualTo(GENUINE);
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.verification.foreign.MessageSignatureInteroperabilityTest#targets")
        void theirsOverATargetIsGenuineToUs(String target) {
            var signed = they.sign(asking(target), edwards(), TARGET);

            assertThat(WE.verdict(signed, edwards(), TARGET)).isEqualTo(GENUINE);
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.verification.foreign.MessageSignatureInteroperabilityTest#targets")
        void oursOverATargetIsGenuineToThem(String target) {
            var signed = WE.sign(asking(target), edwards(), TARGET);

            assertThat(they.verdict(signed, edwards(), TARGET)).isEqualTo(GENUINE);
        }

        @Test
        void theirDigestBySha256IsGenuineToUs() {
            var covered = List.of("content-digest");
            var wish = TheirSide.wish(SentRequest.order(), edwards(), covered).put("digest", "sha-256");

            var signed = they.signed(SentRequest.order(), wish);

            assertThat(signed.value("Content-Digest")).startsWith("sha-256=");
            assertThat(WE.verdict(signed, edwards(), covered)).isEqualTo(GENUINE);
        }

        @Test
        void ourSignatureIsGenuineBesideTheirsOverIt() {
            var over = List.of("\"signature\";key=\"interop\"", "@authority");
            var first = WE.sign(SentRequest.order(), edwards(), EVERYTHING);
            var wish = TheirSide.wish(first, edwards(), over).put("label", "proxy");

            var both = they.signed(first, wish);

            assertThat(both.value("Signature-Input")).contains("interop=(").contains("proxy=(");
            assertThat(WE.verdict(both, edwards(), EVERYTHING)).isEqualTo(GENUINE);
            assertThat(they.verdict(both, edwards(), List.of("@authority"))).isEqualTo(GENUINE);
        }
    }

    @Nested
    class Changed {
        @ParameterizedTest
        @EnumSource
        void theirsIsRefusedByBoth(Change change) {
            isRefused(change.to(signedBy(they)));
        }

        @ParameterizedTest
        @EnumSource
        void oursIsRefusedByBoth(Change change) {
            isRefused(change.to(signedBy(WE)));
        }

        private void isRefused(SentRequest changed) {
            assertThat(WE.verdict(changed, edwards(), EVERYTHING))
                    .containsAnyOf("not one of this key", "does not cover", "a covered component is missing");
            assertThat(they.verdict(changed, edwards(), EVERYTHING))
                    .containsAnyOf("not genuine", "Missing required", "No header", "Expected query parameter");
        }

        @Test
        void anotherBodyThanTheirsIsRefusedByBoth() {
            isAnotherBody(signedBy(they).withBody("{\"hello\": \"moon\"}"));
        }

        @Test
        void anotherBodyThanOursIsRefusedByBoth() {
            isAnotherBody(signedBy(WE).withBody("{\"hello\": \"moon\"}"));
        }

        private void isAnotherBody(SentRequest request) {
            assertThat(WE.verdict(request, edwards(), EVERYTHING)).contains("the body is not the one of the digest");
            assertThat(they.verdict(request, edwards(), EVERYTHING)).isEqualTo("another body");
        }
    }

    @Nested
    class NotGood {
        @ParameterizedTest
        @MethodSource("dev.gatehouse.verification.foreign.MessageSignatureInteroperabilityTest#algorithms")
        void aSignatureOfAnotherKeyIsRefusedByBoth(String algorithm) {
            var another = SignatureKey.fresh(algorithm);

            for (var side : sides()) {
                var signed = side.sign(SentRequest.order(), another, EVERYTHING);

                assertThat(WE.verdict(signed, keys.get(algorithm), EVERYTHING))
                        .isEqualTo("the signature is not one of this key over the signed text");
                assertThat(they.verdict(signed, keys.get(algorithm), EVERYTHING))
                        .isEqualTo("not genuine");
            }
        }

        @Test
        void anExpiredSignatureIsRefusedByBoth() {
            isRefused(SIGNED.plusSeconds(61), "the signature has expired", "Signature has expired");
        }

        @Test
        void aSignatureOfTheFutureIsRefusedByBoth() {
            isRefused(SIGNED.minusSeconds(1), "the signature was created later than now", "Signature is too old");
        }

        @Test
        void anOldSignatureIsRefusedByBoth() {
            isRefused(SIGNED.plusSeconds(301), "the signature is too old", "Signature is too old");
        }

        private void isRefused(Instant now, String byUs, String byThem) {
            for (var side : sides()) {
                var signed = signedBy(side);

                assertThat(WE.verdict(signed, edwards(), EVERYTHING, now)).isEqualTo(byUs);
                assertThat(they.verdict(signed, edwards(), EVERYTHING, now)).isEqualTo(byThem);
            }
        }

        @Test
        void aSignatureThatDoesNotCoverWhatItMustIsRefusedByBoth() {
            for (var side : sides()) {
                var signed = side.sign(SentRequest.order(), edwards(), List.of("@method", "@path"));

                assertThat(WE.verdict(signed, edwards(), List.of("@query")))
                        .isEqualTo("the signature does not cover \"@query\"");
                assertThat(they.verdict(signed, edwards(), List.of("@query")))
                        .isEqualTo("Missing required signed fields");
            }
        }

        @Test
        void aSignatureOfAnotherAlgorithmThanTheKeysIsRefusedByBoth() {
            for (var side : sides()) {
                var signed = side.sign(SentRequest.order(), keys.get("hmac-sha256"), EVERYTHING);

                assertThat(WE.verdict(signed, edwards(), EVERYTHING)).contains("no key of this id");
                assertThat(they.verdict(signed, edwards(), EVERYTHING)).isEqualTo("Unsupported key algorithm");
            }
        }
    }

    /** Where that package does otherwise than RFC 9421 says, and we do as it says. */
    @Nested
    class Deviating {
        /** Section 3.3.1: the salt has 64 octets. Theirs has as many as there is room for. */
        @Test
        void theirPssWithAnotherSaltIsGenuineToThemOnly() {
            var key = keys.get("rsa-pss-sha512");
            var wish = TheirSide.wish(SentRequest.order(), key, EVERYTHING);
            wish.remove("salt");

            isGenuineToThemOnly(they.signed(SentRequest.order(), wish), key);
        }

        /** Section 2: no component is covered twice. */
        @Test
        void aComponentTwiceIsGenuineToThemOnly() {
            isGenuineToThemOnly(they.sign(SentRequest.order(), edwards(), List.of("@method", "@method")), edwards());
        }

        /** Section 2.2.8: a parameter of the query that comes twice is not covered by name. */
        @Test
        void aParameterThatComesTwiceIsGenuineToThemOnly() {
            var request = asking("/?id=1&id=2");

            isGenuineToThemOnly(they.sign(request, edwards(), List.of("\"@query-param\";name=\"id\"")), edwards());
        }

        /** Section 2.2.8: what forms escape is escaped, so the tilde and the exclamation mark are, too. */
        @ParameterizedTest
        @ValueSource(strings = {"~", "!", "'", "(", ")"})
        void aSignThatFormsEscapeIsGenuineToThemOnly(String sign) {
            var request = asking("/?id=" + sign);

            isGenuineToThemOnly(they.sign(request, edwards(), List.of("\"@query-param\";name=\"id\"")), edwards());
        }

        /** Section 2.2.1: the case of a method stays. */
        @Test
        void aMethodInLowerCaseIsGenuineToThemOnly() {
            var request = SentRequest.order().withMethod("post");

            isGenuineToThemOnly(they.sign(request, edwards(), List.of("@method")), edwards());
        }

        /** Section 2.2.5: the target as it stands in the request, with a question mark that nothing follows. */
        @Test
        void aTargetWhoseQuestionMarkTheyDropIsGenuineToThemOnly() {
            isGenuineToThemOnly(they.sign(asking("/?"), edwards(), List.of("@request-target")), edwards());
        }

        /** Section 2.1.2: a member of a dictionary; they take one without any value for a list. */
        @Test
        void aMemberOfADictionaryWithoutValuesIsNothingToThem() {
            var covered = List.of("\"priority\";key=\"i\"");
            var request = asking("/").and(List.of("Priority", "i"));

            var signed = WE.sign(request, edwards(), covered);

            assertThat(WE.verdict(signed, edwards(), covered)).isEqualTo(GENUINE);
            assertThat(they.verdict(signed, edwards(), covered)).isEqualTo("Unable to parse header as dictionary");
        }

        private void isGenuineToThemOnly(SentRequest signed, SignatureKey key) {
            assertThat(they.verdict(signed, key, List.of())).isEqualTo(GENUINE);
            assertThat(WE.anyVerdict(signed, key)).isNotEqualTo(GENUINE);
        }
    }
}
