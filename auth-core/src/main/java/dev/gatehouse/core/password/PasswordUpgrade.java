// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.StoredSession;

/**
 * Keeps a password in a better way, at the only moment at which it is known: when its user has just logged in. Thread-safe;
 * may block.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PasswordUpgrade {
    /**
     * Hashes a password anew and writes it, unless the record has gone or holds another password by now.
     *
     * @param user the session whose password was verified
     * @param password the password
     */
    void upgrade(StoredSession user, Secret password);

    /** {@return what leaves all passwords as they are} */
    static PasswordUpgrade none() {
        return (user, password) -> {};
    }
}
