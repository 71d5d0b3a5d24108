// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TykHashTest {
    @ParameterizedTest
    @CsvSource({
        "'', 00000000, 0000000000000000, 00000000000000000000000000000000",
        "a, 00000000, 85555565f6597889, 85555565f6597889e6b53a48510e895a",
        "abc, 00000000, b4963f3f3fad7867, b4963f3f3fad78673ba2744126ca2d52",
        "abcd, 86a7049e, b87bb7d64656cd4f, b87bb7d64656cd4ff2003e886073e875",
        "password, 720d69a3, d5bd0cde2957bf46, d5bd0cde2957bf464f345112bc5a9590",
        "The quick brown fox jumps over the lazy dog, d453972f, e34bbc7bbc071b6c, e34bbc7bbc071b6c7a433ca9c49a9347",
        "default0987876, da6c6c0b, 47f306fb7e97d000, 47f306fb7e97d0003941a5a11534291c"
    })
    void givesThePublishedValues(String text, String murmur32, String murmur64, String murmur128) {
        assertThat(TykHash.MURMUR32.of(text)).isEqualTo(murmur32);
        assertThat(TykHash.MURMUR64.of(text)).isEqualTo(murmur64);
        assertThat(TykHash.MURMUR128.of(text)).isEqualTo(murmur128);
    }

    @Test
    void sha256IsSha256() {
        assertThat(TykHash.SHA256.of("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void unknownWordIsNoFunction() {
        assertThat(TykHash.named("md5")).isEmpty();
    }
}
