// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.credential;

import java.util.Optional;

/**
 * What a session was made for, and what its credential is verified with. A token needs nothing: its session is found by it.
 *
 * @param kind what the session was made for
 * @param password what is kept of a user's password
 * @param signature what signatures are verified with
 * @param verified what a method of the host's own found; empty where the session is for another method, or nothing is known
 * @since 0.1
 */
public record Credentials(
        CredentialKind kind, Optional<StoredPassword> password, SignatureKey signature, Optional<Verified> verified) {
    public Credentials {
        if (verified.isPresent() && kind != CredentialKind.CUSTOM) {
            throw new IllegalArgumentException("only a session of kind CUSTOM was verified, this is one of " + kind);
        }
    }

    /**
     * Credentials that no method of the host's own verified.
     *
     * @param kind what the session was made for
     * @param password what is kept of a user's password
     * @param signature what signatures are verified with
     */
    public Credentials(CredentialKind kind, Optional<StoredPassword> password, SignatureKey signature) {
        this(kind, password, signature, Optional.empty());
    }

    /**
     * A kind without anything to verify.
     *
     * @param kind what the session was made for
     * @return the credentials
     */
    public static Credentials of(CredentialKind kind) {
        return new Credentials(kind, Optional.empty(), SignatureKey.none());
    }

    /**
     * A user with a password.
     *
     * @param password what is kept of it
     * @return the credentials
     */
    public static Credentials user(StoredPassword password) {
        return new Credentials(CredentialKind.BASIC, Optional.of(password), SignatureKey.none());
    }

    /**
     * The key id of signatures.
     *
     * @param key what they are verified with
     * @return the credentials
     */
    public static Credentials signing(SignatureKey key) {
        return new Credentials(CredentialKind.SIGNATURE, Optional.empty(), key);
    }

    /**
     * Changes the kind.
     *
     * @param other what the session is for
     * @return the same data for that kind
     */
    public Credentials with(CredentialKind other) {
        return new Credentials(
                other, password, signature, other == CredentialKind.CUSTOM ? verified : Optional.empty());
    }

    /**
     * Says that a method of the host's own verified the credential.
     *
     * @param other what it found
     * @return the same data for such a method
     */
    public Credentials with(Verified other) {
        return new Credentials(CredentialKind.CUSTOM, password, signature, Optional.of(other));
    }

    /**
     * Changes what signatures are verified with.
     *
     * @param other the key
     * @return the same credentials with that key
     */
    public Credentials with(SignatureKey other) {
        return new Credentials(kind, password, other, verified);
    }

    /** {@return whether nothing in it is the secret of one holder, so that many sessions may hold one object} */
    public boolean isShareable() {
        return password.isEmpty() && signature.secret().isEmpty();
    }
}
