// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;

/**
 * Points at a key. Printing shows no key.
 *
 * @since 0.1
 */
public sealed interface KeyRef {
    /**
     * The key itself, in any form in which a client may present it.
     *
     * @param organization tenant in which it is looked for
     * @param key the key
     */
    record Presented(OrganizationId organization, Secret key) implements KeyRef {}

    /**
     * The name of its record: the hash of the key where keys are hashed.
     *
     * @param id the name
     */
    record ById(SessionId id) implements KeyRef {}

    /**
     * The user it was made for.
     *
     * @param organization tenant of the user
     * @param name of the user
     */
    record ByUsername(OrganizationId organization, String name) implements KeyRef {}
}
