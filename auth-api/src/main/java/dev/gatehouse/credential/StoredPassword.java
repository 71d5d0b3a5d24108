// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.credential;

import dev.gatehouse.secret.Secret;

/**
 * What is kept of a password.
 *
 * @param value its hash, or the password itself where the scheme says so
 * @param scheme how it was hashed, as the record names it, for instance {@code bcrypt}; empty where the record does not say
 * @since 0.1
 */
public record StoredPassword(Secret value, String scheme) {}
