// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.store.LimitStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which counters are one, and which are not: the session {@code alice} has used up one of hers. */
abstract class CounterNames {
    private static final Limit ONE = new OpenedWindow(1, Duration.ofSeconds(10));
    private static final LimitKey USED = Counter.key(Measure.RATE, "", "");

    private final LimitStore store;

    CounterNames(LimitStore store) {
        this.store = store;
        granted(USED);
    }

    private boolean granted(LimitKey key) {
        return store.take(List.of(new Counter(key, ONE).of(1))).granted();
    }

    private boolean granted(Holder holder) {
        return granted(new LimitKey(Measure.RATE, holder, "", ""));
    }

    @Test
    void theSameNameIsTheSameCounter() {
        assertThat(granted(Counter.key(Measure.RATE, "", ""))).isFalse();
    }

    @Test
    void anotherMeasureHasItsOwn() {
        assertThat(granted(Counter.key(Measure.QUOTA, "", ""))).isTrue();
    }

    @Test
    void aScopeHasItsOwn() {
        assertThat(granted(Counter.key(Measure.RATE, "orders", ""))).isTrue();
    }

    @Test
    void anEndpointHasItsOwn() {
        assertThat(granted(Counter.key(Measure.RATE, "", "GET:/orders"))).isTrue();
    }

    @Test
    void endpointsHaveCase() {
        granted(Counter.key(Measure.RATE, "", "GET:/orders"));

        assertThat(granted(Counter.key(Measure.RATE, "", "GET:/Orders"))).isTrue();
    }

    @Test
    void anotherSessionHasItsOwn() {
        assertThat(granted(Counter.holder(HolderKind.SESSION, "bob"))).isTrue();
    }

    @Test
    void at54NamesHaveCase() {
        assertThat(granted(Counter.holder(HolderKind.SESSION, "Alice"))).isTrue();
    }

    @Test
    void anApiOfThatNameHasItsOwn() {
        assertThat(granted(Counter.holder(HolderKind.API, "alice"))).isTrue();
    }

    @Test
    void anOrganizationOfThatNameHasItsOwn() {
        assertThat(granted(Counter.holder(HolderKind.ORGANIZATION, "alice"))).isTrue();
    }

    @Test
    void aValueThatSpellsThatNameHasItsOwn() {
        assertThat(granted(Counter.holder(HolderKind.CUSTOM, "alice"))).isTrue();
    }

    @Test
    void oneValueInTwoOrganizationsHasTwo() {
        granted(Counter.holder(HolderKind.CUSTOM, "value"));

        assertThat(granted(new Holder(HolderKind.CUSTOM, new OrganizationId("another"), "value")))
                .isTrue();
    }
}
