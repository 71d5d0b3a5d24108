// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InMemoryStoresTest {
    private static final SessionId ID = new SessionId("key-1");
    private static final Session SESSION = Session.of("acme", Entitlements.masterKey());

    @Test
    void createsStoresThatHoldAMillionSessions() {
        assertThat(InMemoryStores.create().sessions())
                .hasToString("InMemorySessionStore[0 of at most 1000000 records]");
    }

    @Test
    void createsStoresThatShareNothing() {
        InMemoryStores.create().sessions().put(ID, SESSION, null);

        assertThat(InMemoryStores.create().sessions().find(ID)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, 1_000_000_001, Long.MAX_VALUE})
    void refusesABoundOutOfBounds(long bound) {
        assertThatThrownBy(() -> InMemoryStores.builder().maxSessions(bound))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxSessions must be 1 to 1000000000, was " + bound);
    }
}
