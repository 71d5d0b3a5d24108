// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.authentication;

import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.identity.Identity;
import java.util.Optional;

/**
 * One credential that was found genuine.
 *
 * @param method name of the method that verified it
 * @param identity who it belongs to
 * @param basis how it leads to a session
 * @param foundAt where it stood
 * @param oneTime what makes it count once; empty if it may be presented again
 * @param afterwards what is left to do once the request is granted
 * @since 0.1
 */
public record Proof(
        String method,
        Identity identity,
        SessionBasis basis,
        CredentialLocation foundAt,
        Optional<OneTime> oneTime,
        Afterwards afterwards) {
    /**
     * A credential that leaves nothing to do.
     *
     * @param method name of the method that verified it
     * @param identity who it belongs to
     * @param basis how it leads to a session
     * @param foundAt where it stood
     * @param oneTime what makes it count once; empty if it may be presented again
     */
    public Proof(
            String method,
            Identity identity,
            SessionBasis basis,
            CredentialLocation foundAt,
            Optional<OneTime> oneTime) {
        this(method, identity, basis, foundAt, oneTime, Afterwards.NOTHING);
    }

    /**
     * A credential that may be presented again.
     *
     * @param method name of the method that verified it
     * @param identity who it belongs to
     * @param basis how it leads to a session
     * @param foundAt where it stood
     */
    public Proof(String method, Identity identity, SessionBasis basis, CredentialLocation foundAt) {
        this(method, identity, basis, foundAt, Optional.empty());
    }

    /**
     * Changes who says so, and about whom.
     *
     * @param name of the method that verified it
     * @param other who it belongs to
     * @return the same proof with that
     */
    public Proof by(String name, Identity other) {
        return new Proof(name, other, basis, foundAt, oneTime, afterwards);
    }

    /**
     * Changes how the credential leads to a session.
     *
     * @param other the way
     * @return the same proof with that
     */
    public Proof with(SessionBasis other) {
        return new Proof(method, identity, other, foundAt, oneTime, afterwards);
    }

    /**
     * Adds what is left to do.
     *
     * @param other is done once the request is granted
     * @return the same proof with that
     */
    public Proof then(Afterwards other) {
        return new Proof(method, identity, basis, foundAt, oneTime, other);
    }
}
