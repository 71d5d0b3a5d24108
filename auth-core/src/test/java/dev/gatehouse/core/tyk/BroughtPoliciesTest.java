// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Session;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BroughtPoliciesTest {
    private final BroughtPolicies brought = new BroughtPolicies();

    private static Session bringing(Object policies) {
        return Session.of("acme", Entitlements.nothing())
                .with(new Attributes("", List.of(), Map.of("policies", policies)));
    }

    @Test
    void areThoseOfTheList() {
        var session = bringing(List.of(Map.of("id", "gold", "rate", 5, "per", 60)));

        assertThat(brought.apply(session)).isEqualTo(TykPolicies.broughtBy(session));
    }

    @Test
    void areReadOnceForOneSession() {
        var session = bringing(List.of(Map.of("id", "gold")));

        assertThat(brought.apply(session).orElseThrow())
                .isSameAs(brought.apply(session).orElseThrow());
    }

    @Test
    void ofAChangedSessionAreReadAnew() {
        brought.apply(bringing(List.of(Map.of("id", "gold", "rate", 5, "per", 60))));
        var changed = bringing(List.of(Map.of("id", "gold", "rate", 6, "per", 60)));

        assertThat(brought.apply(changed)).isEqualTo(TykPolicies.broughtBy(changed));
    }

    @Test
    void areNoneWhereThereIsNoList() {
        assertThat(brought.apply(bringing("gold"))).isEmpty();
    }

    @Test
    void thatAreUnreadableAreRefusedEachTime() {
        var session = bringing(List.of(Map.of("id", "gold", "rate", "many")));

        assertThatThrownBy(() -> brought.apply(session)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> brought.apply(session)).isInstanceOf(IllegalArgumentException.class);
    }
}
