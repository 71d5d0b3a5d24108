// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.security.SecureRandom;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a record, and whatever a client presents. */
final class PasswordHashProperties {
    private static final String ARGON2ID =
            "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    private static final String BCRYPT = "$2b$04$abcdefghijklmnopqrstuu5Lo0g67CiD3M4RpN1BmBb4Crp5w7dbK";

    private final PasswordHashing hashing =
            PasswordHashing.preferring(new Argon2id(8, 1, 1)).replacing(List.of(new Bcrypt(4)));

    @Property(tries = 300)
    void noRecordEndsInAnException(@ForAll("records") String record, @ForAll byte[] password) {
        var stored = new StoredPassword(Secret.of(record), "bcrypt");

        assertThat(hashing.matches(stored, Secret.of(password))).isFalse();
    }

    @Property(tries = 200)
    void everyPasswordThatIsKeptMatchesItselfOnly(@ForAll byte[] password, @ForAll byte[] other) {
        var scheme = new Bcrypt(4);
        var secret = Secret.of(password);
        if (scheme.refusalOf(secret).isEmpty()) {
            var stored = scheme.hash(secret, new SecureRandom());

            assertThat(scheme.matches(stored, secret)).isTrue();
            assertThat(scheme.matches(stored, Secret.of(other))).isEqualTo(secret.matches(Secret.of(other)));
        }
    }

    /** Hashes with one character replaced, cut, or anything at all. */
    @Provide
    Arbitrary<String> records() {
        var changed = Arbitraries.of(ARGON2ID, BCRYPT)
                .flatMap(hash -> Arbitraries.integers()
                        .between(0, hash.length() - 1)
                        .flatMap(at -> Arbitraries.chars()
                                .ascii()
                                .map(letter -> hash.substring(0, at) + letter + hash.substring(at + 1))));
        var cut = Arbitraries.of(ARGON2ID, BCRYPT)
                .flatMap(
                        hash -> Arbitraries.integers().between(0, hash.length()).map(end -> hash.substring(0, end)));
        return Arbitraries.oneOf(changed, cut, Arbitraries.strings().ofMaxLength(200));
    }
}
