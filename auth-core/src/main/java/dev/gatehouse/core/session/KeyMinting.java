// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.SessionId;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * How keys are made, and named in the same way in which they are found again. Pure but for the randomness; thread-safe.
 *
 * @since 0.1
 */
public interface KeyMinting extends KeyNaming {
    /**
     * Makes a key that nobody can guess.
     *
     * @param organization its organization
     * @param random the source of at least 128 bits
     * @return the key
     */
    NamedKey mint(OrganizationId organization, SecureRandom random);

    /**
     * Makes a key of what was chosen elsewhere.
     *
     * @param organization its organization
     * @param chosen the key, or its custom part where keys have a form
     * @return the key; empty if no request could present it
     */
    Optional<NamedKey> adopt(OrganizationId organization, Secret chosen);

    /**
     * Names the record of exactly this key.
     *
     * @param key the whole key; not empty
     * @return the name
     */
    SessionId storedAs(Secret key);

    /**
     * A key and the name of its record.
     *
     * @param key the whole key
     * @param id the name
     */
    record NamedKey(Secret key, SessionId id) {}
}
