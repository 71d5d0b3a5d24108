// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.apache.commons.codec.digest.MurmurHash3;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TykHashTest {
    private static final KeyHasher HASHER = new KeyHasher();

    private static String hash(TykHash function, String text) {
        return HASHER.hash(function, text.getBytes(UTF_8));
    }

    @Nested
    class Murmur32 {
        @ParameterizedTest
        @CsvSource({
            "'', 00000000",
            "a, 00000000",
            "abc, 00000000",
            "abcd, 86a7049e",
            "abcde, 86a7049e",
            "password, 720d69a3",
            "The quick brown fox jumps over the lazy dog, d453972f",
            "default0987876, da6c6c0b",
            "defaultabc, 24a4e23b",
            "default0123456789abcdef, e1e4db75",
            "GET:/api/v1/users, e0a415db"
        })
        void givesWhatTheOriginalGives(String text, String hash) {
            assertThat(hash(TykHash.MURMUR32, text)).isEqualTo(hash);
        }
    }

    @Nested
    class Murmur64And128 {
        @ParameterizedTest
        @CsvSource({
            "'', 00000000000000000000000000000000",
            "a, 85555565f6597889e6b53a48510e895a",
            "abc, b4963f3f3fad78673ba2744126ca2d52",
            "abcd, b87bb7d64656cd4ff2003e886073e875",
            "password, d5bd0cde2957bf464f345112bc5a9590",
            "The quick brown fox jumps over the lazy dog, e34bbc7bbc071b6c7a433ca9c49a9347",
            "default0987876, 47f306fb7e97d0003941a5a11534291c",
            "hello, cbd8a7b341bd9b025b1e906a48ae1d19",
            "eyJvcmciOiJkZWZhdWx0IiwiaWQiOiJhYmMiLCJoIjoibXVybXVyMTI4In0=, 0a50470f4e1b062a89b8daae6aa30ad4"
        })
        void giveThePublishedValues(String text, String hash) {
            assertThat(hash(TykHash.MURMUR128, text)).isEqualTo(hash);
            assertThat(hash(TykHash.MURMUR64, text)).isEqualTo(hash.substring(0, 16));
        }

        @Test
        void givesTheHashOfThePublishedKey() {
            var key =
                    "eyJvcmciOiI1ZTlkOTU0NGExZGNkNjAwMDFkMGVkMjAiLCJpZCI6ImdycGNfaG1hY19rZXkiLCJoIjoibXVybXVyNjQifQ==";

            assertThat(hash(TykHash.MURMUR64, key)).isEqualTo("a72fcdc09caa86b5");
        }
    }

    @Nested
    class Sha256 {
        @ParameterizedTest
        @CsvSource({
            "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "default0987876, 56bbe691517476eb2714333dd7e3099be4ea786903a1fe7e109483679e5ad62f"
        })
        void givesThePublishedValues(String text, String hash) {
            assertThat(hash(TykHash.SHA256, text)).isEqualTo(hash);
        }
    }

    @Nested
    class Words {
        @ParameterizedTest
        @EnumSource(TykHash.class)
        void nameEveryFunction(TykHash hash) {
            assertThat(TykHash.named(hash.word())).isEqualTo(hash);
        }

        @ParameterizedTest
        @CsvSource({"md5", "''", "SHA256", "murmur"})
        void ofOthersNameNone(String word) {
            assertThat(TykHash.named(word)).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"MURMUR32, 8", "MURMUR64, 16", "MURMUR128, 32", "SHA256, 64"})
    void hashesHaveOneLength(TykHash hash, int length) {
        assertThat(hash(hash, "any key")).hasSize(length);
    }

    @Property
    void x64IsThatOfTheReference(@ForAll @Size(max = 100) byte[] bytes) {
        var hash = Murmur3.x64(bytes);

        assertThat(new long[] {hash.first(), hash.second()}).isEqualTo(MurmurHash3.hash128x64(bytes));
    }

    @Property
    void halvesAreWrittenFirstByteFirst(@ForAll @StringLength(max = 60) String text) {
        var halves = MurmurHash3.hash128x64(text.getBytes(UTF_8));
        var hex = HexFormat.of().toHexDigits(halves[0]) + HexFormat.of().toHexDigits(halves[1]);

        assertThat(hash(TykHash.MURMUR128, text)).isEqualTo(hex);
    }

    @Property
    void at61TruncatedHashIgnoresTheLastBytes(@ForAll @Size(max = 60) byte[] bytes) {
        var whole = Arrays.copyOf(bytes, bytes.length / 4 * 4);

        assertThat(Murmur3.truncated32(bytes)).isEqualTo(Murmur3.truncated32(whole));
    }

    @Property
    void at61OtherHashesDoNotIgnoreTheLastByte(@ForAll @StringLength(min = 1, max = 60) String text) {
        for (var hash : new TykHash[] {TykHash.MURMUR64, TykHash.MURMUR128, TykHash.SHA256}) {
            assertThat(hash(hash, text + "a")).isNotEqualTo(hash(hash, text + "b"));
        }
    }
}
