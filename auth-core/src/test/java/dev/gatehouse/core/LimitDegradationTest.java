// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.core.LimitedCalls.limited;
import static dev.gatehouse.core.LimitedCalls.rate;
import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.Denials;
import dev.gatehouse.definition.Degradation;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.StorePort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LimitDegradationTest {
    private final LimitedCalls calls = new LimitedCalls();

    @BeforeEach
    void theStoreOfLimitsIsAway() {
        calls.limits.away = true;
        calls.store(limited(rate(1)));
    }

    @Test
    void deniesUnlessTheApiSaysOtherwise() {
        assertThat(calls.get()).isDenied(503).withId(Denials.STORE_UNAVAILABLE);
    }

    @Test
    void tellsWhatBecameOfTheRequest() {
        calls.get();

        assertThat(calls.events)
                .filteredOn(AuthEvent.StoreFailed.class::isInstance)
                .map(AuthEvent.StoreFailed.class::cast)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.port()).isEqualTo(StorePort.LIMITS);
                    assertThat(event.degradation()).isEqualTo(Degradation.DENY);
                });
    }

    @Test
    void asksNothingWhereNothingIsLimited() {
        calls.store(limited(Limits.none()));

        assertThat(calls.get()).isGranted();
    }

    @Test
    void allowsWhereTheApiSaysSo() {
        calls.api.limitDegradation(Degradation.ALLOW);

        assertThat(calls.statuses(3)).containsOnly(200);
        assertThat(calls.events)
                .allSatisfy(event -> assertThat(((AuthEvent.StoreFailed) event).degradation())
                        .isEqualTo(Degradation.ALLOW));
    }

    @Test
    void allowsNobodyWithoutRights() {
        calls.api.limitDegradation(Degradation.ALLOW);
        calls.store(Session.of(
                "acme", Entitlements.to(AccessRight.to(new ApiId("other"))).limitedTo(rate(1))));

        assertThat(calls.get()).isDenied(403);
    }

    @Test
    void countsInThisProcessWhereTheApiSaysSo() {
        calls.api.limitDegradation(Degradation.LOCAL_LIMITS);
        calls.gatekeeper.localLimits(
                InMemoryStores.builder().clock(calls.clock).build().limits());

        assertThat(calls.statuses(2)).containsExactly(200, 429);
    }

    @Test
    void makesNoGateForLocalLimitsThatNobodyCounts() {
        calls.api.limitDegradation(Degradation.LOCAL_LIMITS);

        assertThatThrownBy(calls::gate)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("local limits");
    }

    @Test
    void lookingIsRefused() {
        assertThat(calls.gate().limits(LimitedCalls.request("GET", LimitedCalls.KEY, "/orders")))
                .isDenied(503);
    }
}
