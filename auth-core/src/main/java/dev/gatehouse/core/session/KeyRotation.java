// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.KeyService.Rotation;
import dev.gatehouse.session.KeyService.Unknown;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import java.time.Duration;
import java.time.Instant;

/** Puts a new key in the place of an old one, which goes on for a while. */
record KeyRotation(SessionStore store, KeyBirth birth, QuotaTransfer quotas, KeyEvents events) {

    Rotation rotate(StoredSession old, Duration overlap, Instant now) {
        var session = old.session();
        if (session.kind() != CredentialKind.TOKEN) {
            return new Refused(Reason.NOT_SUPPORTED, "only tokens are rotated, this is " + session.kind());
        }
        if (session.lifetime().expiredAt(now)) {
            return new Refused(Reason.EXPIRED, "the key has expired");
        }
        var fresh = birth.bear(session, now);
        quotas.carry(old.id(), fresh.id(), session);
        // Nobody has the new key yet, so it can go as if it had never been.
        if (!retired(old, overlap, now)) {
            store.delete(fresh.id());
            return new Unknown();
        }
        events.created(new StoredSession(fresh.id(), session));
        tell(old, overlap);
        return new Created(fresh.key(), fresh.id());
    }

    /** Whether the old key was still there to be retired. */
    private boolean retired(StoredSession old, Duration overlap, Instant now) {
        if (overlap.isZero()) {
            return store.delete(old.id());
        }
        var session = old.session();
        var ending = session.with(session.lifetime().endingBy(end(now, overlap)));
        return birth.writer().replaceFor(overlap, old.id(), ending, now);
    }

    private static Instant end(Instant now, Duration overlap) {
        return overlap.compareTo(Duration.between(now, Instant.MAX)) > 0 ? Instant.MAX : now.plus(overlap);
    }

    private void tell(StoredSession old, Duration overlap) {
        if (overlap.isZero()) {
            events.deleted(old.session().organization(), old.id());
        } else {
            events.updated(old);
        }
    }
}
