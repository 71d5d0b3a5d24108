// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SessionStoreTest {
    @Test
    void aPageDoesNotChangeWithTheListItWasMadeFrom() {
        var ids = new ArrayList<>(List.of(new SessionId("a")));
        var page = new SessionStore.Page(ids, "");

        ids.clear();

        assertThat(page.ids()).hasSize(1);
    }

    @Test
    void aFullStoreSaysHowMuchItHolds() {
        assertThat(new StoreFullException(7)).hasMessageContaining("7 records");
    }

    @Test
    void aFailureKeepsItsCause() {
        var cause = new IllegalStateException("down");

        assertThat(new StoreUnavailableException("find", cause)).hasCause(cause);
    }
}
