// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.KeyService.Change;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.KeyService.Unknown;
import dev.gatehouse.session.KeyService.Written;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.SessionStore.Replacement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts a changed record in the place of one that was found, if that is still there as it was found. */
record KeyChange(
        CurrentKeys current,
        KeyRecords records,
        KeyChecks checks,
        KeyWriter writer,
        KeyCounters limits,
        KeyEvents events,
        InstantSource clock) {
    Change addPolicies(KeyRef key, List<PolicyId> more) {
        return replace(key, new Proposal(old -> old.with(withPolicies(old.grants(), more)), Counters.KEPT));
    }

    private static Grants withPolicies(Grants grants, List<PolicyId> more) {
        var all = Stream.concat(grants.policies().stream(), more.stream());
        return new Grants(grants.own(), all.distinct().toList());
    }

    Change replacePolicies(KeyRef key, List<PolicyId> policies) {
        return replace(key, new Proposal(old -> old.with(new Grants(old.grants().own(), policies)), Counters.KEPT));
    }

    Change changePassword(KeyRef user, Secret password) {
        var proposal = new Proposal(old -> KeyPasswords.inClear(old, password), Counters.KEPT);
        return change(
                user,
                old -> old.session().kind() == CredentialKind.BASIC
                        ? replaced(old, proposal)
                        : Optional.of(new Refused(
                                Reason.NOT_SUPPORTED,
                                "only users have passwords, this is "
                                        + old.session().kind())));
    }

    /** Changes nothing but the password, and only while that is the one that was verified. */
    Change rehash(KeyRef user, Session verified, StoredPassword fresh) {
        return change(
                user,
                old -> hasPasswordOf(verified, old.session())
                        ? written(old, withPassword(old.session(), fresh), clock.instant())
                        : Optional.of(new Unknown()));
    }

    static boolean hasPasswordOf(Session verified, Session now) {
        return now.credentials().password().equals(verified.credentials().password());
    }

    private static Session withPassword(Session session, StoredPassword password) {
        var credentials = session.credentials();
        return session.with(new Credentials(credentials.kind(), Optional.of(password), credentials.signature()));
    }

    Change replace(KeyRef key, Proposal proposal) {
        return change(key, old -> replaced(old, proposal));
    }

    private Change change(KeyRef key, Function<CurrentSession, Optional<Change>> attempt) {
        return current.change(key, attempt, new Unknown(), CurrentKeys.CONFLICT);
    }

    /** Empty if the record has changed meanwhile. */
    private Optional<Change> replaced(CurrentSession old, Proposal proposal) {
        var replacement = proposal.of(old.session());
        var refused = records.refusalOfChange(old.session(), replacement)
                .or(() -> checks.of(replacement))
                .or(() -> checks.passwords().refusal(old.session(), replacement));
        if (refused.isPresent()) {
            return Optional.of(refused.get());
        }
        var hashed = checks.passwords().hashed(old.session(), replacement, proposal);
        return hashed.isEmpty()
                ? Optional.of(KeyPasswords.BUSY)
                : replaced(old, hashed.get(), limits.goOn(replacement) ? Counters.KEPT : proposal.counters());
    }

    private Optional<Change> replaced(CurrentSession old, Session replacement, Counters counters) {
        var now = clock.instant();
        var changed = records.changed(old.session(), replacement, counters, now);
        var outcome = written(old, changed, now);
        if (outcome.filter(Written.class::isInstance).isPresent()) {
            tell(old, changed, counters);
        }
        return outcome;
    }

    private Optional<Change> written(CurrentSession old, Session changed, Instant now) {
        var outcome = writer.replace(old, changed, now);
        if (outcome == Replacement.CHANGED) {
            return Optional.empty();
        }
        return Optional.of(outcome == Replacement.WRITTEN ? new Written(old.id()) : new Unknown());
    }

    private void tell(CurrentSession old, Session changed, Counters counters) {
        if (counters == Counters.RESTARTED) {
            limits.restart(old.id(), old.session(), changed);
        }
        events.updated(new StoredSession(old.id(), changed));
    }
}
