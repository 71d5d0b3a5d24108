// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.core.internal.failure.FailureText;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.event.EventListener;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what was done to keys. */
record KeyEvents(EventListener listener, InstantSource clock) {
    private static final Logger LOG = LoggerFactory.getLogger(KeyEvents.class);

    void created(StoredSession key) {
        announce(new AuthEvent.TokenCreated(key.session().organization(), key.id(), now()));
    }

    void updated(StoredSession key) {
        announce(new AuthEvent.TokenUpdated(key.session().organization(), key.id(), now()));
    }

    void deleted(OrganizationId organization, SessionId id) {
        announce(new AuthEvent.TokenDeleted(organization, id, now()));
    }

    static OrganizationId organizationOf(KeyRef key) {
        if (key instanceof KeyRef.Presented presented) {
            return presented.organization();
        }
        return key instanceof KeyRef.ByUsername user ? user.organization() : OrganizationId.none();
    }

    private Instant now() {
        return clock.instant();
    }

    /** A listener that fails cannot change the outcome. */
    private void announce(AuthEvent event) {
        try {
            listener.on(event);
        } catch (OutOfMemoryError exhausted) {
            throw exhausted;
        } catch (Throwable failure) {
            LOG.warn("an event was not told to the listener: {}", FailureText.of(failure));
        }
    }
}
