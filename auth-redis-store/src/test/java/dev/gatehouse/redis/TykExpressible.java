// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.CredentialKind;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Session;
import dev.gatehouse.testkit.SessionArbitraries;
import net.jqwik.api.Arbitrary;

/** Sessions as the original's format can tell them. */
final class TykExpressible {
    private TykExpressible() {}

    static Arbitrary<Session> sessions() {
        return SessionArbitraries.sessions().map(TykExpressible::of);
    }

    /** What is left of a session when it was written in that format once. It has no word for a session without rights, and
     * tells what a session is for by members that these lack. */
    private static Session of(Session session) {
        var own = session.grants().own();
        boolean nothing = !own.unrestricted() && own.rights().isEmpty();
        var grants = new Grants(
                nothing ? Entitlements.masterKey() : own, session.grants().policies());
        return TykSessions.read(TykSessions.write(session.with(grants).with(CredentialKind.TOKEN)));
    }
}
