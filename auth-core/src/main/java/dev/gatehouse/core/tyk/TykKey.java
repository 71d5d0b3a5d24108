// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;

/**
 * A key and the name its session is stored under.
 *
 * @param key the whole key
 * @param id the stored name
 * @since 0.1
 */
public record TykKey(Secret key, SessionId id) {}
