// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.SessionId;

/**
 * How an operator points at a key. Printing shows nothing of it.
 *
 * @param text the key, a user name or a hash
 * @param organization where a key that tells none is looked for
 * @param form what the text is
 * @since 0.1
 */
public record KeyAddress(String text, OrganizationId organization, Form form) {
    /** What the text of an address is. */
    public enum Form {
        /** A key, whole or by its custom id. */
        KEY,
        /** The name that a key was made for. */
        USERNAME,
        /** The hash under which the record is kept. */
        HASH
    }

    KeyRef ref() {
        return switch (form) {
            case KEY -> new KeyRef.Presented(organization, secret());
            case USERNAME -> new KeyRef.ByUsername(organization, text);
            case HASH -> new KeyRef.ById(new SessionId(text));
        };
    }

    Secret secret() {
        return Secret.of(text);
    }

    @Override
    public String toString() {
        return "KeyAddress[" + form + "]";
    }
}
