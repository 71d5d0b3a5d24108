// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import dev.gatehouse.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * As whom to speak to a server.
 *
 * @param user an ACL user, or null for the default one
 * @param password null if the server asks for none
 * @since 0.1
 */
public record Login(@Nullable String user, @Nullable Secret password) {
    private static final Login NONE = new Login(null, null);

    public Login {
        if (user != null && password == null) {
            throw new IllegalArgumentException("a user of Redis needs a password");
        }
    }

    /** {@return no login: the server trusts whoever reaches it} */
    public static Login none() {
        return NONE;
    }
}
