// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.event;

import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.SessionId;
import java.time.Instant;
import java.util.Optional;

/** Events for tests, and their texts. */
final class Happenings {
    private Happenings() {}

    /** The text is the organization's name. */
    static final EventText TEXT =
            event -> Optional.of(((AuthEvent.TokenEvent) event).organization().value());

    static AuthEvent named(String text) {
        return new AuthEvent.TokenCreated(new OrganizationId(text), new SessionId("some-key"), Instant.EPOCH);
    }
}
