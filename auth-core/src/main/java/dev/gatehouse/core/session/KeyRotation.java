// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.KeyService.Rotation;
import dev.gatehouse.session.KeyService.Unknown;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.SessionStore.Replacement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Puts a new key in the place of an old one, which goes on for a while. */
record KeyRotation(CurrentKeys current, KeyBirth birth, KeyCounters limits, QuotaTransfer quotas, KeyEvents events) {

    Rotation rotate(KeyRef key, Duration overlap, Instant now) {
        return current.change(key, old -> rotated(old, overlap, now), new Unknown(), CurrentKeys.CONFLICT);
    }

    /** Empty if the old key has changed meanwhile: the new one must not open what the old one does not any more. */
    private Optional<Rotation> rotated(CurrentSession old, Duration overlap, Instant now) {
        var session = old.session();
        if (session.kind() != CredentialKind.TOKEN) {
            return Optional.of(new Refused(Reason.NOT_SUPPORTED, "only tokens are rotated, this is " + session.kind()));
        }
        if (session.lifetime().expiredAt(now)) {
            return Optional.of(new Refused(Reason.EXPIRED, "the key has expired"));
        }
        var fresh = birth.bear(session, now);
        quotas.carry(old.id(), fresh.id(), session);
        var retirement = retire(old, overlap, now);
        if (retirement != Replacement.WRITTEN) {
            undo(fresh.id(), session);
            return retirement == Replacement.GONE ? Optional.of(new Unknown()) : Optional.empty();
        }
        events.created(new StoredSession(fresh.id(), session));
        tell(old, overlap);
        return Optional.of(new Created(fresh.key(), fresh.id()));
    }

    /** Nobody has the new key yet, so it can go as if it had never been. */
    private void undo(SessionId fresh, Session session) {
        birth.writer().store().delete(fresh);
        limits.restart(fresh, session);
    }

    /** Without an overlap the record is gone as soon as it is written. */
    private Replacement retire(CurrentSession old, Duration overlap, Instant now) {
        var session = old.session();
        var ending = session.with(session.lifetime().endingBy(end(now, overlap)));
        return birth.writer().replaceFor(overlap, old, ending, now);
    }

    private static Instant end(Instant now, Duration overlap) {
        return overlap.compareTo(Duration.between(now, Instant.MAX)) > 0 ? Instant.MAX : now.plus(overlap);
    }

    private void tell(CurrentSession old, Duration overlap) {
        if (overlap.isZero()) {
            events.deleted(old.session().organization(), old.id());
        } else {
            events.updated(old.stored());
        }
    }
}
