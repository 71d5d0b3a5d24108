// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import dev.gatehouse.core.password.LoginOrigin;
import dev.gatehouse.identity.OrganizationId;

/**
 * Somebody tries to log in.
 *
 * @param organization tenant in which the user is looked for
 * @param login what was presented
 * @param remoteAddress from where; empty if unknown
 */
record Attempt(OrganizationId organization, Login login, String remoteAddress) {

    /** One that is to fail. */
    Attempt blank() {
        return new Attempt(organization, login.blank(), remoteAddress);
    }

    LoginOrigin origin() {
        return new LoginOrigin(organization, login.name(), remoteAddress);
    }
}
