// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.foreign;

import static dev.gatehouse.verification.foreign.Side.ARRIVED;
import static dev.gatehouse.verification.foreign.Side.GENUINE;
import static dev.gatehouse.verification.foreign.Side.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
    }
}
