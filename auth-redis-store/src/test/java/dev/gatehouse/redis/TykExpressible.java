// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import dev.gatehouse.testkit.SessionArbitraries;
import java.util.LinkedHashMap;
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
        var expressible = new Session(
                session.organization(),
                Credentials.of(CredentialKind.TOKEN),
                session.lifetime(),
                grants,
                session.attributes(),
                renamed(session.residue()));
        return TykSessions.read(TykSessions.write(expressible));
    }

    /** No name of the original's begins like this: drawn at random, one may be one of its names in another case. */
    private static Residue renamed(Residue residue) {
        var members = new LinkedHashMap<String, Object>();
        residue.members().forEach((name, value) -> members.put("x" + name, value));
        return new Residue(members);
    }
}
