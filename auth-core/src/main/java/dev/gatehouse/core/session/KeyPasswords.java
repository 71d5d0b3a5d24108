// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.core.password.HashingBusyException;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.Session;
import java.util.Optional;

/** Sees to it that no password is stored in clear: one that does not say how it was hashed is taken for in clear. */
record KeyPasswords(PasswordHashing hashing) {
    static final Refused BUSY = new Refused(Reason.BUSY, "too many passwords are being hashed; try again");

    static Session inClear(Session session, Secret password) {
        return with(session, new StoredPassword(password, ""));
    }

    private static Session with(Session session, StoredPassword password) {
        var signature = session.credentials().signature();
        return session.with(new Credentials(CredentialKind.BASIC, Optional.of(password), signature));
    }

    private static Optional<Secret> clear(Session session) {
        return session.credentials()
                .password()
                .filter(password -> password.scheme().isEmpty())
                .map(StoredPassword::value);
    }

    /** Why the password cannot be kept; empty if it can, or if there is none to hash. */
    Optional<Refused> refusal(Session session) {
        return clear(session).flatMap(this::refusal);
    }

    Optional<Refused> refusal(Secret password) {
        return hashing.refusalOf(password).map(reason -> new Refused(Reason.UNUSABLE_PASSWORD, reason));
    }

    /** Empty if too many others are being hashed. */
    Optional<Session> hashed(Session session) {
        return clear(session)
                .map(password -> hash(password).map(hash -> with(session, hash)))
                .orElse(Optional.of(session));
    }

    /** Empty if too many others are being hashed. */
    Optional<StoredPassword> hash(Secret password) {
        try {
            return Optional.of(hashing.hash(password));
        } catch (HashingBusyException busy) {
            return Optional.empty();
        }
    }

    /** Of a password that is stored already nothing is asked: it is not this change that stores it. */
    Optional<Refused> refusal(Session old, Session replacement) {
        return keeps(old, replacement) ? Optional.empty() : refusal(replacement);
    }

    Optional<Session> hashed(Session old, Session replacement, Proposal proposal) {
        var password = keeps(old, replacement) ? Optional.<Secret>empty() : clear(replacement);
        return password.map(secret -> proposal.hashed(secret, this).map(hash -> with(replacement, hash)))
                .orElse(Optional.of(replacement));
    }

    private static boolean keeps(Session old, Session replacement) {
        return old.credentials().password().equals(replacement.credentials().password());
    }

    /** What is stored already stays, whether the new record leaves it out or sends it back. */
    static Session kept(Session old, Session replacement) {
        var before = old.credentials().password();
        var after = replacement.credentials().password();
        if (before.isEmpty()
                || after.filter(sent -> !sent.value().matches(before.get().value()))
                        .isPresent()) {
            return replacement;
        }
        return with(replacement, before.get());
    }
}
