// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;

/**
 * Who wants to log in, and from where: what decides whose password is checked next when many wait. Nothing of it says
 * whether there is such a user.
 *
 * @param organization tenant in which the user is looked for
 * @param name the octets of the name that was presented; secret, for people type passwords into the wrong field
 * @param remoteAddress address of the client as text, without port; empty if unknown. Of IPv6 the first 64 bits count,
 *     for whoever has one such address has all that begin with them
 * @since 0.1
 */
public record LoginOrigin(OrganizationId organization, Secret name, String remoteAddress) {}
