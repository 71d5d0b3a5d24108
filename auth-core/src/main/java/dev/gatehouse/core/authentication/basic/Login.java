// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A user name and a password, as a client presents them.
 *
 * @param name the octets of the name; secret, for people type passwords into the wrong field
 * @param password the octets of the password
 */
record Login(Secret name, Secret password) implements Presented {
    private static final int LONGEST = 4096;
    private static final char REPLACEMENT = '\uFFFD';
    private static final Secret NOTHING = Secret.of("");

    static Login of(byte[] octets, int nameEnd, int passwordStart) {
        return new Login(Secret.of(octets, 0, nameEnd), Secret.of(octets, passwordStart, octets.length));
    }

    /** The name as text; null if no user can have it: it is empty, too long, or no UTF-8. */
    @Nullable
    String user() {
        if (name.length() == 0 || name.length() > LONGEST) {
            return null;
        }
        var text = name.reveal();
        // Octets that are no UTF-8 become this character, which a name may also have of its own.
        boolean doubtful = text.indexOf(REPLACEMENT) >= 0;
        return doubtful && !Secret.of(text).matches(name) ? null : text;
    }

    boolean matches(Login other) {
        return name.matches(other.name) && password.matches(other.password);
    }

    /** What is to be hashed: one that is longer than any password is refused for its length. */
    boolean isTooLong() {
        return password.length() > PasswordHashing.LONGEST;
    }

    /** The same user with no password, for a check that is to fail. */
    Login blank() {
        return new Login(name, NOTHING);
    }
}
