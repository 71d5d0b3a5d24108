// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication;

import dev.gatehouse.authentication.Authentication;

/** A part of a requirement: one method, or a combination. Stateless; what happens to one request is in its attempt. */
@FunctionalInterface
interface Part {
    Authentication prove(Attempt attempt);
}
