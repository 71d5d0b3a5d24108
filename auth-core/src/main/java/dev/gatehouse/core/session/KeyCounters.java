// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.LimitStore;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The counters of the quotas that keys have. Those of rates are short-lived and left alone. */
record KeyCounters(LimitStore limits, UnaryOperator<Session> policies) {

    /** Forgets what was counted by any name that one of the sessions gives rise to. One round trip. */
    void restart(SessionId id, Session... sessions) {
        var keys = Stream.of(sessions)
                .flatMap(session -> scopes(session).map(scope -> key(id, session, scope)))
                .distinct()
                .toList();
        limits.reset(keys);
    }

    /** Of a record that nobody knows any more only what is counted for everything together can be named. */
    void forget(SessionId id, List<Session> sessions) {
        if (!sessions.isEmpty()) {
            restart(id, sessions.toArray(Session[]::new));
        }
    }

    private static LimitKey key(SessionId id, Session session, String scope) {
        var holder = new Holder(HolderKind.SESSION, session.organization(), id.value());
        return new LimitKey(Measure.QUOTA, holder, scope, "");
    }

    private Stream<String> scopes(Session session) {
        var named = session.grants().policies().stream().map(Object::toString);
        var own = policies.apply(session).grants().own();
        var rights = own.rights().values().stream()
                .flatMap(right ->
                        Stream.of(right.api().value(), right.allowance().scope()));
        return Stream.concat(Stream.of(""), Stream.concat(named, rights)).distinct();
    }
}
