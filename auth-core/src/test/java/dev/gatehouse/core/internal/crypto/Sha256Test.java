// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.secret.Secret;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Sha256Test {
    private final Sha256 sha256 = new Sha256();

    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
                + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    })
    void givesTheValuesOfTheStandard(String text, String digest) {
        assertThat(sha256.hex(text.getBytes(US_ASCII))).isEqualTo(digest);
    }

    @Test
    void startsAnewForEachText() {
        var first = sha256.hex("abc".getBytes(US_ASCII));

        sha256.hex("something else".getBytes(US_ASCII));

        assertThat(sha256.hex("abc".getBytes(US_ASCII))).isEqualTo(first);
    }

    @Test
    void threadsDoNotDisturbEachOther() {
        var texts = IntStream.range(0, 20_000).mapToObj(Integer::toString).toList();
        var alone = texts.stream()
                .map(text -> new Sha256().hex(text.getBytes(US_ASCII)))
                .toList();

        var together = texts.parallelStream()
                .map(text -> sha256.hex(text.getBytes(US_ASCII)))
                .toList();

        assertThat(together).isEqualTo(alone);
    }

    @Test
    void ofASecretIsThatOfItsBytes() {
        assertThat(sha256.hex(Secret.of("abc"))).isEqualTo(sha256.hex("abc".getBytes(US_ASCII)));
    }
}
