// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.policy.Application;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a session must be for a key to be worth making, whatever its record is like.
 *
 * @param policies lays the policies of a session over it
 * @param expiring how long after its making a key ends, as its policies say
 * @param masterKeysAllowed whether a key may have all rights
 */
record KeyChecks(
        Function<Session, Application> policies,
        Function<Session, Optional<Duration>> expiring,
        boolean masterKeysAllowed,
        KeyPasswords passwords) {

    Optional<Refused> of(Session session) {
        var application = policies.apply(session);
        if (application instanceof Application.Applied applied) {
            return rights(applied.session());
        }
        return Optional.of(new Refused(Reason.POLICY, ((Application.Failed) application).reason()));
    }

    private Optional<Refused> rights(Session session) {
        var own = session.grants().own();
        boolean none = own.unrestricted() || own.rights().isEmpty();
        return none && !masterKeysAllowed
                ? Optional.of(new Refused(Reason.RIGHTS, "a key needs rights to some APIs"))
                : Optional.empty();
    }

    /**
     * The session of a key that begins now. One of its policies may say when it ends, whatever the session says; one that
     * ended already has ended all the same.
     */
    Session beginning(Session session, Instant now) {
        if (session.lifetime().expiredAt(now)) {
            return session;
        }
        return expiring.apply(session)
                .map(time -> session.with(ending(session.lifetime(), now, time)))
                .orElse(session);
    }

    private static Lifetime ending(Lifetime own, Instant now, Duration time) {
        boolean never = time.compareTo(Duration.between(now, Instant.MAX)) > 0;
        return new Lifetime(never ? Instant.MAX : now.plus(time), own.inactive(), own.retention());
    }

    /** Where nobody knows policies, none that a session names can be applied. */
    static Application withoutPolicies(Session session) {
        var named = session.grants().policies();
        if (named.isEmpty()) {
            return new Application.Applied(session);
        }
        return new Application.Failed(
                named.size() == 1
                        ? "policy not found: \"" + named.get(0) + "\""
                        : "key has no valid policies to be applied");
    }
}
