// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import dev.gatehouse.core.tyk.TykKeyRecords;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.Stores;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators do to the sessions that stand for whole organizations. They are kept until they are deleted, and hold
 * no credential. Thread-safe.
 *
 * @since 0.1
 */
public final class OrganizationKeys {
    private static final Logger LOG = LoggerFactory.getLogger(OrganizationKeys.class);

    private final Stores stores;

    /**
     * Those of some stores.
     *
     * @param stores where sessions and counters are
     */
    public OrganizationKeys(Stores stores) {
        this.stores = stores;
    }

    /**
     * Finds the session of an organization as it is stored now.
     *
     * @param organization which one
     * @return its session; empty if it has none
     */
    public Optional<StoredSession> find(OrganizationId organization) {
        return stores.sessions()
                .findCurrent(List.of(SessionId.of(organization)))
                .map(CurrentSession::stored);
    }

    /**
     * Writes the session of an organization, over the one that it has.
     *
     * @param organization which one
     * @param session its session; a password in it is left out
     * @param quotaRestarted whether its quota starts anew
     */
    public void write(OrganizationId organization, Session session, boolean quotaRestarted) {
        if (quotaRestarted) {
            restart(organization, session);
            find(organization).ifPresent(old -> restart(organization, old.session()));
        }
        stores.sessions().put(SessionId.of(organization), TykKeyRecords.shown(session), null);
        log(organization, "written");
    }

    /**
     * Deletes the session of an organization with its counters. From then on it has no limits, and is not switched off.
     *
     * @param organization which one
     * @return whether it had a session
     */
    public boolean delete(OrganizationId organization) {
        var old = find(organization);
        if (!stores.sessions().delete(SessionId.of(organization))) {
            return false;
        }
        old.ifPresent(stored -> forget(organization, stored.session()));
        log(organization, "deleted");
        return true;
    }

    /** {@return all organizations that have a session, in order} */
    public List<String> list() {
        var names = new TreeSet<String>();
        var cursor = "";
        do {
            var page = stores.sessions().scan(cursor, KeyListing.PAGE);
            page.ids()
                    .forEach(id -> id.organization().map(OrganizationId::value).ifPresent(names::add));
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return List.copyOf(names);
    }

    private void restart(OrganizationId organization, Session session) {
        var quota = Counting.of(session.grants().own().limits().quota());
        if (quota != null) {
            stores.limits().reset(List.of(counter(Measure.QUOTA, organization, quota)));
        }
    }

    private void forget(OrganizationId organization, Session session) {
        restart(organization, session);
        stores.limits()
                .reset(Counting.every(session.grants().own().limits().rate()).stream()
                        .map(rate -> counter(Measure.RATE, organization, rate))
                        .toList());
    }

    private static LimitRequest counter(Measure measure, OrganizationId organization, Limit limit) {
        return new LimitRequest(new LimitKey(measure, holder(organization), "", ""), limit, 0);
    }

    /** Whose counters are those of a whole organization. */
    static Holder holder(OrganizationId organization) {
        return new Holder(HolderKind.ORGANIZATION, organization, organization.value());
    }

    /** An operator's text must not forge lines of the log. */
    private static String printable(OrganizationId organization) {
        return organization.value().replaceAll("\\p{Cntrl}", "?");
    }

    private static void log(OrganizationId organization, String done) {
        LOG.info("the session of organization {} was {}", printable(organization), done);
    }
}
