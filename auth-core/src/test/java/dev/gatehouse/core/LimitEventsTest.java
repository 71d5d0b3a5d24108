// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.core.LimitedCalls.limited;
import static dev.gatehouse.core.LimitedCalls.perMinute;
import static dev.gatehouse.core.LimitedCalls.quota;
import static dev.gatehouse.core.LimitedCalls.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitStatus.Movement;
import dev.gatehouse.policy.Usage.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LimitEventsTest {
    private final LimitedCalls calls = new LimitedCalls();

    private <E extends AuthEvent> List<E> told(Class<E> kind) {
        return calls.events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Nested
    class ALimitThatRefuses {
        @Test
        void isTold() {
            var id = calls.store(limited(rate(1)));
            calls.statuses(2);

            assertThat(told(AuthEvent.LimitExceeded.class)).singleElement().satisfies(event -> {
                assertThat(event.session()).contains(id);
                assertThat(event.organization()).isEqualTo(new OrganizationId("acme"));
                assertThat(event.usage().level()).isEqualTo(Level.SESSION);
                assertThat(event.usage().measure()).isEqualTo(Measure.RATE);
            });
        }

        @Test
        void isToldOnceIfSeveralDo() {
            calls.store(limited(rate(1).with(quota(1).quota())));
            calls.statuses(2);

            assertThat(told(AuthEvent.LimitExceeded.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.usage().measure()).isEqualTo(Measure.RATE));
        }

        @Test
        void isNoMissingRight() {
            calls.store(limited(quota(1)));
            calls.statuses(2);

            assertThat(told(AuthEvent.AccessRefused.class)).isEmpty();
        }

        @Test
        void namesNoSessionWhereThereIsNone() {
            calls.limitApi(perMinute(1));
            calls.api.requires(new AuthRequirement.Keyless());
            calls.statuses(2);

            assertThat(told(AuthEvent.LimitExceeded.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.session()).isEmpty());
        }

        @Test
        void showsNoKey() {
            calls.store(limited(rate(1)));
            calls.statuses(2);

            assertThat(calls.events.toString()).doesNotContain(LimitedCalls.KEY);
        }

        @Test
        void isNotToldWhoOnlyLooks() {
            calls.store(limited(rate(1)));
            calls.get();
            calls.events.clear();

            calls.gate().limits(LimitedCalls.request("GET", LimitedCalls.KEY, "/orders"));

            assertThat(calls.events).isEmpty();
        }
    }

    @Nested
    class AThresholdOfAQuota {
        @Test
        void isToldByTheRequestThatCrossesIt() {
            calls.gatekeeper.quotaTriggers(QuotaTriggers.of(50.0));
            calls.store(limited(quota(4)));
            var gate = calls.gate();

            calls.get(gate, "/orders");
            assertThat(told(AuthEvent.QuotaTriggered.class)).isEmpty();
            calls.get(gate, "/orders");
            assertThat(told(AuthEvent.QuotaTriggered.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.threshold()).isEqualTo(50));
        }

        @Test
        void isToldOnceAPeriod() {
            calls.gatekeeper.quotaTriggers(QuotaTriggers.of(50.0));
            calls.store(limited(quota(4)));
            calls.statuses(4);
            calls.clock.advance(Duration.ofHours(1));
            calls.statuses(4);

            assertThat(told(AuthEvent.QuotaTriggered.class)).hasSize(2);
        }

        @Test
        void mayBeTheSessionsOwn() {
            calls.gatekeeper.quotaTriggers(new QuotaTriggers(List.of(), session -> List.of(25.0, 75.0)));
            calls.store(limited(quota(4)));
            calls.statuses(4);

            assertThat(told(AuthEvent.QuotaTriggered.class))
                    .extracting(AuthEvent.QuotaTriggered::threshold)
                    .containsExactly(25.0, 75.0);
        }

        @ParameterizedTest
        @ValueSource(doubles = {Double.NaN, -5, 0, 100.5, Double.POSITIVE_INFINITY})
        void mustBeReachable(double percentage) {
            assertThatThrownBy(() -> QuotaTriggers.of(percentage))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Double.toString(percentage));
        }

        @Test
        void isNoneWithoutAQuota() {
            calls.gatekeeper.quotaTriggers(QuotaTriggers.of(1.0));
            calls.store(limited(rate(2)));
            calls.statuses(2);

            assertThat(told(AuthEvent.QuotaTriggered.class)).isEmpty();
        }
    }

    @Test
    void smoothingThatGivesMoreIsTold() {
        var smoothing = new Smoothing(true, 2, 0.5, 2, Duration.ofSeconds(1));
        var rate = new RateLimit(6, Duration.ofMinutes(1), Optional.of(smoothing));
        calls.api.limits(ApiLimits.standard().with(Counting.SLIDING_LOG));
        calls.store(limited(Limits.none().with(rate)));

        for (int i = 0; i < 4; i++) {
            calls.get();
            calls.clock.advance(Duration.ofSeconds(2));
        }

        assertThat(told(AuthEvent.LimitMoved.class))
                .isNotEmpty()
                .allSatisfy(
                        event -> assertThat(event.usage().status().allowance()).isEqualTo(Movement.UP));
    }

    @Test
    void refusedVersionIsTold() {
        var named = new ApiVersions.Named(CredentialLocation.header("Version"));
        calls.api.versions(new ApiVersions.Several(named, Map.of("v1", ApiVersion.of("v1")), "", false));

        calls.get();

        assertThat(told(AuthEvent.VersionRefused.class)).hasSize(1);
    }
}
