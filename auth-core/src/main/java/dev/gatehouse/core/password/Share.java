// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import dev.gatehouse.core.internal.crypto.KeyedHash;
import dev.gatehouse.secret.Secret;

/**
 * What one who waits has in common with others, and shares with them.
 *
 * @param place from where it is asked
 * @param organization for which tenant
 * @param name for which user of which tenant
 */
record Share(Object place, Object organization, Object name) {
    private static final String NOWHERE = "";

    /** Names are kept as hashes, for they can be long, and passwords in the wrong field. */
    static Share of(LoginOrigin origin, KeyedHash names) {
        var organization = origin.organization().value();
        var name = names.of(Secret.of(organization), origin.name());
        return new Share(Neighborhood.of(origin.remoteAddress()), organization, name);
    }

    /** Of one of whom nothing is known: together with others of that kind, but for none of their users. */
    static Share unknown() {
        return new Share(NOWHERE, NOWHERE, new Object());
    }
}
