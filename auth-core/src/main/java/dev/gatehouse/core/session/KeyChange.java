// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.KeyService.Change;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Refused;
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
        KeyCounters limits,
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

    Change changePassword(StoredSession old, Secret password) {
        var session = old.session();
        return session.kind() == CredentialKind.BASIC
                ? replace(old, KeyPasswords.inClear(session, password), Counters.KEPT)
                : new Refused(Reason.NOT_SUPPORTED, "only users have passwords, this is " + session.kind());
    }

    /** The hash was made before the record was read, so that little time is left for another change in between. */
    Change rehashed(StoredSession old, Session verified, Session fresh) {
        if (!isOf(old, verified)) {
            return new Unknown();
        }
        var credentials = old.session().credentials();
        var renewed = new Credentials(credentials.kind(), fresh.credentials().password(), credentials.signature());
        return writer.replace(old.id(), old.session().with(renewed), clock.instant())
                ? new Written(old.id())
                : new Unknown();
    }

    /** Whether a record still holds the password that was verified. */
    static boolean isOf(StoredSession now, Session verified) {
        return now.session()
                .credentials()
                .password()
                .equals(verified.credentials().password());
    }

    Change replace(StoredSession old, Session proposed, Counters wanted) {
        var replacement = KeyPasswords.kept(old.session(), proposed);
        var refused = records.refusalOfChange(old.session(), replacement)
                .or(() -> checks.of(replacement))
                .or(() -> checks.passwords().refusal(old.session(), replacement));
        if (refused.isPresent()) {
            return refused.get();
        }
        var counters = limits.goOn(replacement) ? Counters.KEPT : wanted;
        var now = clock.instant();
        var hashed = checks.passwords().hashed(old.session(), replacement);
        var changed = records.changed(old.session(), hashed, counters, now);
        if (!writer.replace(old.id(), changed, now)) {
            return new Unknown();
        }
        if (counters == Counters.RESTARTED) {
            limits.restart(old.id(), old.session(), changed);
        }
        events.updated(new StoredSession(old.id(), changed));
        return new Written(old.id());
    }
}
