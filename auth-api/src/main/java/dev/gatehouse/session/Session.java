// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.identity.OrganizationId;

/**
 * The remembered state of a credential. A value: a changed session is another one.
 *
 * @param organization the tenant it belongs to; a session without one serves the APIs of all
 * @param credentials what it was made for, and what its credential is verified with
 * @param lifetime whether it may be used
 * @param grants what it may be used for
 * @param attributes what the host wants to know about its holder
 * @param residue what its stored record says besides
 * @since 0.1
 */
public record Session(
        OrganizationId organization,
        Credentials credentials,
        Lifetime lifetime,
        Grants grants,
        Attributes attributes,
        Residue residue) {
    private static final Credentials TOKEN = Credentials.of(CredentialKind.TOKEN);

    /**
     * A token session without end and with the given rights.
     *
     * @param organization the tenant
     * @param entitlements the rights
     * @return the session
     */
    public static Session of(String organization, Entitlements entitlements) {
        return new Session(
                new OrganizationId(organization),
                TOKEN,
                Lifetime.unlimited(),
                Grants.own(entitlements),
                Attributes.none(),
                Residue.none());
    }

    /**
     * Changes the lifetime.
     *
     * @param other the lifetime
     * @return the same session with that lifetime
     */
    public Session with(Lifetime other) {
        return new Session(organization, credentials, other, grants, attributes, residue);
    }

    /**
     * Changes what the session may be used for.
     *
     * @param other the grants
     * @return the same session with those grants
     */
    public Session with(Grants other) {
        return new Session(organization, credentials, lifetime, other, attributes, residue);
    }

    /**
     * Changes the attributes.
     *
     * @param other the attributes
     * @return the same session with those attributes
     */
    public Session with(Attributes other) {
        return new Session(organization, credentials, lifetime, grants, other, residue);
    }

    /**
     * Changes what the session was made for.
     *
     * @param other the kind
     * @return the same session of that kind
     */
    public Session with(CredentialKind other) {
        return with(credentials.with(other));
    }

    /**
     * Changes what the session was made for and what its credential is verified with.
     *
     * @param other the credentials
     * @return the same session with those credentials
     */
    public Session with(Credentials other) {
        return new Session(organization, other, lifetime, grants, attributes, residue);
    }

    /**
     * Changes what its stored record says besides.
     *
     * @param other the residue
     * @return the same session with that residue
     */
    public Session with(Residue other) {
        return new Session(organization, credentials, lifetime, grants, attributes, other);
    }

    /** {@return what it was made for} */
    public CredentialKind kind() {
        return credentials.kind();
    }

    /**
     * Shares parts with other sessions.
     *
     * @param pool finds equal parts
     * @return an equal session that holds the parts which the pool found
     */
    public Session sharing(SharedParts pool) {
        return new Session(
                pool.shared(organization),
                // Secrets of one length have one hash on purpose, and a pool of them would be searched one by one.
                credentials.isShareable() ? pool.shared(credentials) : credentials,
                pool.shared(lifetime),
                pool.shared(grants),
                attributes.sharing(pool),
                residue.sharing(pool));
    }
}
