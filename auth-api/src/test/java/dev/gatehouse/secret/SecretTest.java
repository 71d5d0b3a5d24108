// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretTest {
    private static final Secret SECRET = Secret.of("s3cret");

    @Test
    void matchesTheSameBytes() {
        assertThat(SECRET.matches(Secret.of("s3cret".getBytes(UTF_8)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "s3cre", "s3crex", "x3cret", "S3CRET", "s3cret ", "s3cret\u0000"})
    void matchesNothingElse(String other) {
        assertThat(SECRET.matches(Secret.of(other))).isFalse();
    }

    @Test
    void equalsTheSameBytes() {
        assertThat(SECRET).isEqualTo(Secret.of("s3cret")).hasSameHashCodeAs(Secret.of("s3cret"));
    }

    @Test
    void differsFromOtherBytes() {
        assertThat(SECRET).isNotEqualTo(Secret.of("s3crex"));
    }

    @Test
    void differsFromItsText() {
        assertThat((Object) SECRET).isNotEqualTo("s3cret");
    }

    @Test
    void hashesAllSecretsOfALengthAlike() {
        assertThat(SECRET).hasSameHashCodeAs(Secret.of("xxxxxx"));
    }

    @Test
    void printsItsLengthOnly() {
        assertThat(SECRET).hasToString("Secret[6 bytes]");
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(Secret.of("é").length()).isEqualTo(2);
    }

    @Test
    void givesBackItsText() {
        assertThat(Secret.of("é🔑").reveal()).isEqualTo("é🔑");
    }

    @Test
    void givesBackItsBytes() {
        assertThat(Secret.of(new byte[] {0, -1}).bytes()).containsExactly(0, -1);
    }

    @Test
    void doesNotChangeWithTheBytesItWasMadeFrom() {
        var bytes = new byte[] {1, 2};
        var secret = Secret.of(bytes);

        bytes[0] = 9;

        assertThat(secret.bytes()).containsExactly(1, 2);
    }

    @Test
    void doesNotChangeWithTheBytesItGaveAway() {
        var secret = Secret.of(new byte[] {1, 2});

        secret.bytes()[0] = 9;

        assertThat(secret.bytes()).containsExactly(1, 2);
    }

    @Test
    void isDigestedWithWhatCameBefore() throws Exception {
        var digest = java.security.MessageDigest.getInstance("SHA-256");
        digest.update((byte) 'a');
        Secret.of("bc").addTo(digest);

        assertThat(digest.digest())
                .isEqualTo(java.security.MessageDigest.getInstance("SHA-256").digest(new byte[] {'a', 'b', 'c'}));
    }

    @Test
    void isAuthenticatedWithWhatCameBefore() throws Exception {
        var mac = hmac();
        mac.update((byte) 'a');
        Secret.of("bc").addTo(mac);

        assertThat(mac.doFinal()).isEqualTo(hmac().doFinal(new byte[] {'a', 'b', 'c'}));
    }

    private static Mac hmac() throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[] {1}, "HmacSHA256"));
        return mac;
    }

    @Test
    void isAPartOfAnArray() {
        assertThat(Secret.of(new byte[] {1, 2, 3, 4}, 1, 3).bytes()).containsExactly(2, 3);
    }

    @Test
    void isNoPartBehindTheEndOfAnArray() {
        assertThatThrownBy(() -> Secret.of(new byte[] {1, 2}, 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void doesNotChangeWithTheArrayItIsAPartOf() {
        var bytes = new byte[] {1, 2};
        var secret = Secret.of(bytes, 0, 2);

        bytes[0] = 9;

        assertThat(secret.bytes()).containsExactly(1, 2);
    }

    @Test
    void isTheEndOfAText() {
        assertThat(Secret.of("Bearer key", 7)).isEqualTo(Secret.of("key"));
    }

    @Test
    void isTheEndOfATextBeyondAscii() {
        assertThat(Secret.of("Bearer schlüssel", 7)).isEqualTo(Secret.of("schlüssel"));
    }

    @Test
    void isEmptyAtTheVeryEndOfAText() {
        assertThat(Secret.of("abc", 3).length()).isZero();
    }

    @Test
    void cannotBeginBehindTheEndOfAText() {
        assertThatThrownBy(() -> Secret.of("abc", 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
