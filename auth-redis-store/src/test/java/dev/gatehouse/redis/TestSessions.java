// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Session;

/** Sessions of which it does not matter what they say. */
final class TestSessions {
    static final Session ANY = Session.of("acme", Entitlements.masterKey());

    private TestSessions() {}
}
