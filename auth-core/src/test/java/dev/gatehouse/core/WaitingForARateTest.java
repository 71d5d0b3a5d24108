// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.core.LimitedCalls.id;
import static dev.gatehouse.core.LimitedCalls.limited;
import static dev.gatehouse.core.LimitedCalls.quota;
import static dev.gatehouse.core.LimitedCalls.rate;
import static dev.gatehouse.core.LimitedCalls.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.AccessDecision.Denied;
import dev.gatehouse.access.Denials;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Throttle;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.session.Lifetime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A request over the rate of its session that the host lets wait. */
final class WaitingForARateTest {
    private static final Throttle THROTTLE = new Throttle(Duration.ofMillis(300), 2);

    private final LimitedCalls calls = new LimitedCalls();

    private Denied refused(Limits limits) {
        calls.store(limited(limits.with(THROTTLE)));
        calls.get();
        return (Denied) calls.get();
    }

    private static AccessDecision again(AccessDecision decision) {
        return ((Denied) decision).again().orElseThrow().get();
    }

    private List<AuthEvent.LimitExceeded> told() {
        return calls.events.stream()
                .filter(AuthEvent.LimitExceeded.class::isInstance)
                .map(AuthEvent.LimitExceeded.class::cast)
                .toList();
    }

    @Test
    void passesOnceTheRateAllowsIt() {
        var refused = refused(rate(1));
        calls.clock.advance(LimitedCalls.MINUTE);

        assertThat(status(again(refused))).isEqualTo(200);
    }

    @Test
    void isCountedWhenItPasses() {
        var refused = refused(rate(1));
        calls.clock.advance(LimitedCalls.MINUTE);
        again(refused);

        assertThat(status(calls.get())).isEqualTo(429);
    }

    @Test
    void isRefusedAgainUntilThen() {
        var refused = refused(rate(1));

        assertThat(status(again(again(refused)))).isEqualTo(429);
    }

    @Test
    void isToldOnce() {
        again(again(refused(rate(1))));

        assertThat(told()).hasSize(1);
    }

    @Test
    void isToldOfAnotherLimitThatItReaches() {
        var refused = refused(rate(1).with(quota(1).quota()));
        calls.clock.advance(LimitedCalls.MINUTE);
        again(refused);

        assertThat(told()).extracting(one -> one.usage().measure()).containsExactly(Measure.RATE, Measure.QUOTA);
    }

    @Test
    void isRefusedIfItsSessionEndsMeanwhile() {
        var session = limited(rate(1).with(THROTTLE));
        calls.store(session.with(Lifetime.until(calls.clock.instant().plusSeconds(30))));
        calls.get();
        var refused = calls.get();
        calls.clock.advance(LimitedCalls.MINUTE);

        assertThat(id(again(refused))).isEqualTo(Denials.EXPIRED);
    }

    @Test
    void isNotAuthenticatedAgain() {
        var id = calls.store(limited(rate(1).with(THROTTLE)));
        calls.get();
        var refused = calls.get();
        calls.stores.sessions().delete(id);
        calls.clock.advance(LimitedCalls.MINUTE);

        assertThat(status(again(refused))).isEqualTo(200);
    }

    @Test
    void isNotOfferedWithoutAThrottle() {
        calls.store(limited(rate(1)));
        calls.get();

        assertThat(((Denied) calls.get()).again()).isEmpty();
    }

    @Test
    void isRefusedIfTheStoreFailsMeanwhile() {
        var refused = refused(rate(1));
        calls.limits.away = true;

        assertThat(id(again(refused))).isEqualTo(Denials.STORE_UNAVAILABLE);
    }
}
