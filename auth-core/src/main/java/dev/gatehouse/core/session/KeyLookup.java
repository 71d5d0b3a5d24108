// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.KeyService.Page;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import java.util.List;
import java.util.Optional;

/** Finds records by what points at them, as they are stored now: what is found may be changed and written back. */
record KeyLookup(SessionStore store, KeyNaming naming) {
    Optional<CurrentSession> find(KeyRef key) {
        var ids = ids(key);
        return ids.isEmpty() ? Optional.empty() : store.findCurrent(ids);
    }

    /** Every name under which a client could use it. The session of an organization is no key, whatever points at it. */
    List<SessionId> ids(KeyRef key) {
        return keysOnly(named(key));
    }

    private List<SessionId> named(KeyRef key) {
        if (key instanceof KeyRef.Presented presented) {
            return naming.candidates(presented.organization(), presented.key());
        }
        if (key instanceof KeyRef.ByUsername user) {
            return naming.users(user.organization(), user.name());
        }
        return List.of(((KeyRef.ById) key).id());
    }

    private static List<SessionId> keysOnly(List<SessionId> ids) {
        return ids.stream().noneMatch(SessionId::isOfOrganization)
                ? ids
                : ids.stream().filter(id -> !id.isOfOrganization()).toList();
    }

    Page list(String cursor, int limit) {
        var page = store.scan(cursor, limit);
        return new Page(keysOnly(page.ids()), page.nextCursor());
    }
}
