// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.KeyService.Change;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Unknown;
import dev.gatehouse.session.KeyService.Written;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.StoredSession;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Puts a changed record in the place of one that was found, if that is still there. */
record KeyChange(
        KeyRecords records,
        KeyChecks checks,
        KeyWriter writer,
        KeyCounters counters,
        KeyEvents events,
        InstantSource clock) {
    Change addPolicies(StoredSession old, List<PolicyId> more) {
        var all = Stream.concat(old.session().grants().policies().stream(), more.stream());
        return replacePolicies(old, all.distinct().toList());
    }

    Change replacePolicies(StoredSession old, List<PolicyId> policies) {
        var session = old.session();
        return replace(old, session.with(new Grants(session.grants().own(), policies)), Counters.KEPT);
    }

    Change replace(StoredSession old, Session replacement, Counters wanted) {
        var refused = records.refusalOfChange(old.session(), replacement).or(() -> checks.of(replacement));
        if (refused.isPresent()) {
            return refused.get();
        }
        var now = clock.instant();
        var changed = records.changed(old.session(), replacement, wanted, now);
        if (!writer.replace(old.id(), changed, now)) {
            return new Unknown();
        }
        if (wanted == Counters.RESTARTED) {
            counters.restart(old.id(), old.session(), changed);
        }
        events.updated(new StoredSession(old.id(), changed));
        return new Written(old.id());
    }
}
