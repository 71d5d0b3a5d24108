// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService.Change;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.KeyService.Creation;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.KeyService.Written;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.time.InstantSource;
import java.util.Optional;

/** Makes keys and users that were not there before. */
record KeyCreation(
        KeyBirth birth,
        KeyRecords records,
        KeyChecks checks,
        KeyCounters limits,
        KeyEvents events,
        InstantSource clock) {
    /** Nobody logs in by a longer one. */
    private static final int LONGEST_NAME = 4096;

    Optional<Refused> check(Session session) {
        return records.refusalOfKey(session)
                .or(() -> checks.of(session))
                .or(() -> checks.passwords().refusal(session));
    }

    Creation mint(Session session) {
        var refused = check(session);
        if (refused.isPresent()) {
            return refused.get();
        }
        var hashed = checks.passwords().hashed(session);
        return hashed.isPresent() ? minted(hashed.get()) : KeyPasswords.BUSY;
    }

    private Created minted(Session session) {
        var now = clock.instant();
        var born = checks.beginning(records.minted(session, now), now);
        var key = birth.bear(born, now);
        events.created(new StoredSession(key.id(), born));
        return new Created(key.key(), key.id());
    }

    Creation adopt(Secret key, Session session, Existing existing) {
        var adopted = birth.minting().adopt(session.organization(), key);
        if (adopted.isEmpty()) {
            return new Refused(Reason.UNUSABLE_KEY, "No request could present a key with this id");
        }
        var refused = check(session).or(() -> added(adopted.get().id(), session, existing));
        return refused.isPresent()
                ? refused.get()
                : new Created(adopted.get().key(), adopted.get().id());
    }

    Change addUser(String name, Session session, Existing existing) {
        if (name.getBytes(UTF_8).length > LONGEST_NAME) {
            return new Refused(Reason.UNUSABLE_KEY, "The name must not be longer than " + LONGEST_NAME + " bytes");
        }
        var ids = birth.minting().users(session.organization(), name);
        if (ids.isEmpty()) {
            return new Refused(Reason.UNUSABLE_KEY, "No request could present a user of this name");
        }
        // A name is public: whatever the record says, it must not open anything by itself.
        var user = session.with(CredentialKind.BASIC);
        var refused = records.refusalOfUser(user)
                .or(() -> checks.of(user))
                .or(() -> checks.passwords().refusal(user))
                .or(() -> added(ids.get(0), user, existing));
        return refused.isPresent() ? refused.get() : new Written(ids.get(0));
    }

    private Optional<Refused> added(SessionId id, Session session, Existing existing) {
        if (id.isOfOrganization()) {
            return Optional.of(new Refused(Reason.UNUSABLE_KEY, "The name is that of an organization's session"));
        }
        var hashed = checks.passwords().hashed(session);
        return hashed.isPresent() ? written(id, hashed.get(), existing) : Optional.of(KeyPasswords.BUSY);
    }

    private Optional<Refused> written(SessionId id, Session session, Existing existing) {
        var now = clock.instant();
        var added = checks.beginning(records.added(session, now), now);
        if (!birth.writer().add(id, added, existing, now)) {
            return Optional.of(new Refused(Reason.EXISTS, "there is one already"));
        }
        // Somebody may have had the name before.
        if (!limits.goOn(added)) {
            limits.restart(id, added);
        }
        events.updated(new StoredSession(id, added));
        return Optional.empty();
    }
}
