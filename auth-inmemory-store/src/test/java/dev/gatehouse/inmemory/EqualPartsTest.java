// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EqualPartsTest {
    private final SessionStore store = InMemoryStores.create().sessions();

    private Session stored(String name) {
        var id = new SessionId(name);
        var attributes = new Attributes(name, List.of(new String("gold")), Map.of("team", List.of("a", "b")));
        store.put(
                id,
                Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("orders"))))
                        .with(attributes),
                null);
        return store.find(id).orElseThrow();
    }

    @Test
    void sessionsHoldEqualRightsOnce() {
        assertThat(stored("one").grants()).isSameAs(stored("two").grants());
    }

    @Test
    void sessionsHoldEqualTagsOnce() {
        assertThat(stored("one").attributes().tags())
                .isSameAs(stored("two").attributes().tags());
    }

    @Test
    void sessionsKeepWhatIsTheirOwn() {
        assertThat(stored("one").attributes().alias()).isEqualTo("one");
        assertThat(stored("two").attributes().alias()).isEqualTo("two");
    }
}
