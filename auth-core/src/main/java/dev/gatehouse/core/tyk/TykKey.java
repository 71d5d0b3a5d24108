// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.session.SessionId;

/**
 * A key and the name its session is stored under.
 *
 * @param key the whole key, a secret
 * @param id the stored name
 * @since 0.1
 */
public record TykKey(String key, SessionId id) {
    @Override
    public String toString() {
        return "TykKey[" + id + "]";
    }
}
