// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * One way in which passwords are kept. Pure but for the randomness it is given; thread-safe. Nothing in a stored password
 * makes it cost more than its bounds say: what is beyond them is not read.
 *
 * @since 0.1
 */
public interface PasswordScheme {
    /**
     * Looks whether a stored password is of this scheme.
     *
     * @param stored what is kept of the password
     * @return whether it can be checked here, by its form and within the bounds
     */
    boolean reads(StoredPassword stored);

    /**
     * Checks a password, in a time that does not depend on where a difference is.
     *
     * @param stored what is kept of a password, which {@link #reads} accepts
     * @param password what a client presented
     * @return whether it is that password
     */
    boolean matches(StoredPassword stored, Secret password);

    /**
     * Looks whether a stored password of this scheme was made cheaper than new ones are.
     *
     * @param stored what is kept of a password, which {@link #reads} accepts
     * @return whether a new hash would be better
     */
    boolean isOutdated(StoredPassword stored);

    /**
     * Looks whether a password can be kept in this way.
     *
     * @param password the password
     * @return why not, in words for the user; empty if it can
     */
    Optional<String> refusalOf(Secret password);

    /**
     * Hashes a new password.
     *
     * @param password one that {@link #refusalOf} does not refuse
     * @param random the source of its salt
     * @return what to keep
     * @throws IllegalArgumentException if the password is refused
     */
    StoredPassword hash(Secret password, SecureRandom random);

    /**
     * Makes up what no password matches and what costs as much to check as a new hash.
     *
     * @param random the source of what it is made of
     * @return something to check the passwords of unknown users against
     */
    StoredPassword decoy(SecureRandom random);

    /**
     * {@return whether no other password matches what is kept of one, as far as anybody knows; where some do, what a
     * client presented must not be kept instead}
     */
    default boolean isWhole() {
        return true;
    }

    /** {@return whether checking is slow on purpose} */
    boolean isSlow();
}
