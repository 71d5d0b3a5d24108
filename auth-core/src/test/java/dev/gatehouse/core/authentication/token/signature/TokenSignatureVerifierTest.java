// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.token.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenSignatureVerifierTest {
    private static final Secret TOKEN = Secret.of("5bcef48a3f03d311ff27d156630baf849e3b438b8a48fec99239d5c9");
    private static final Secret SECRET = Secret.of("foobar");
    private static final Instant NOW = Instant.ofEpochSecond(1_546_259_837);
    /** Of the original gateway. */
    private static final String SIGNATURE = "fce2e80253cd438b666341176f34bde499116b63719e2482dae6965518ffd316";

    private static boolean isGenuine(String signature, long skew, Instant now) {
        return new TokenSignatureVerifier(TokenSignatureAlgorithm.MASHERY_SHA256, Duration.ofSeconds(skew))
                .isGenuine(signature, List.of(TOKEN), SECRET, now);
    }

    @ParameterizedTest
    @CsvSource({"MASHERY_SHA256, " + SIGNATURE, "MASHERY_MD5, eb7cc742c07c2ce0d71fa2d5a6f81a91"})
    void signsAsTheOriginal(TokenSignatureAlgorithm algorithm, String signature) {
        assertThat(HexFormat.of().formatHex(algorithm.sign(TOKEN, SECRET, NOW))).isEqualTo(signature);
    }

    @ParameterizedTest
    @EnumSource(TokenSignatureAlgorithm.class)
    void itsOwnSignatureIsGenuine(TokenSignatureAlgorithm algorithm) {
        var signature = HexFormat.of().formatHex(algorithm.sign(TOKEN, SECRET, NOW));

        assertThat(new TokenSignatureVerifier(algorithm, Duration.ZERO)
                        .isGenuine(signature, List.of(TOKEN), SECRET, NOW))
                .isTrue();
    }

    @Test
    void upperCaseIsHexadecimalToo() {
        assertThat(isGenuine(SIGNATURE.toUpperCase(Locale.ROOT), 0, NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "junk",
                SIGNATURE + "zz",
                SIGNATURE + "00",
                " " + SIGNATURE,
                "0x",
                "eb7cc742c07c2ce0d71fa2d5a6f81a91"
            })
    void anythingElseIsNotGenuine(String signature) {
        assertThat(isGenuine(signature, 100, NOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "0, 1, false",
        "100, 100, true",
        "100, 101, false",
        "100, -100, true",
        "100, -101, false",
        "-1, 0, false"
    })
    void clocksMayBeOffByTheSkewEitherWay(long skew, long off, boolean genuine) {
        assertThat(isGenuine(SIGNATURE, skew, NOW.plusSeconds(off))).isEqualTo(genuine);
    }

    @Test
    void anyOfTheTokensMayBeSigned() {
        var verifier = new TokenSignatureVerifier(TokenSignatureAlgorithm.MASHERY_SHA256, Duration.ZERO);

        assertThat(verifier.isGenuine(SIGNATURE, List.of(Secret.of("other"), TOKEN), SECRET, NOW))
                .isTrue();
        assertThat(verifier.isGenuine(SIGNATURE, List.of(Secret.of("other")), SECRET, NOW))
                .isFalse();
    }

    @Test
    void withoutASecretNoSignatureIsGood() {
        var algorithm = TokenSignatureAlgorithm.MASHERY_SHA256;
        var signature = HexFormat.of().formatHex(algorithm.sign(TOKEN, Secret.of(""), NOW));

        assertThat(new TokenSignatureVerifier(algorithm, Duration.ZERO)
                        .isGenuine(signature, List.of(TOKEN), Secret.of(""), NOW))
                .isFalse();
    }

    @Test
    void at60SkewIsBounded() {
        assertThatThrownBy(
                        () -> new TokenSignatureVerifier(TokenSignatureAlgorithm.MASHERY_MD5, Duration.ofSeconds(301)))
                .hasMessageContaining("PT5M");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "masherymd5", "MD5", "MasheryMD5 "})
    void otherAlgorithmsAreUnknown(String word) {
        assertThat(TokenSignatureAlgorithm.named(word)).isEmpty();
    }
}
