// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.Session;
import java.time.Instant;
import java.util.Optional;

/** Records that are written as they are. */
enum PlainKeyRecords implements KeyRecords {
    ONLY;

    @Override
    public Optional<Refused> refusalOfKey(Session session) {
        return Optional.empty();
    }

    @Override
    public Optional<Refused> refusalOfUser(Session session) {
        return Optional.empty();
    }

    @Override
    public Optional<Refused> refusalOfChange(Session old, Session replacement) {
        return Optional.empty();
    }

    @Override
    public Session minted(Session session, Instant now) {
        return session;
    }

    @Override
    public Session added(Session session, Instant now) {
        return session;
    }

    @Override
    public Session changed(Session old, Session replacement, Counters counters, Instant now) {
        // The name of a user is public: no change makes a token of it.
        return old.kind() == CredentialKind.BASIC ? replacement.with(CredentialKind.BASIC) : replacement;
    }
}
