// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import java.util.List;
import java.util.Optional;

/** Deletes records, and lets their counters go, so that a key of the same name begins anew. */
record KeyRemoval(SessionStore store, KeyCounters limits, KeyEvents events) {

    /** Whether there was a record. */
    boolean remove(SessionId id, OrganizationId organization) {
        var old = readable(id);
        if (!store.delete(id)) {
            return false;
        }
        old.ifPresent(session -> limits.restart(id, session));
        events.deleted(organization, id);
        return true;
    }

    /** A record that cannot be read has to go all the same; which counters it has nobody can tell. */
    private Optional<Session> readable(SessionId id) {
        try {
            return store.findCurrent(List.of(id)).map(CurrentSession::session);
        } catch (IllegalArgumentException | IllegalStateException unreadable) {
            return Optional.empty();
        }
    }
}
