// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitStatus.Movement;
import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.store.LimitStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class LimitTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Holder ALICE = new Holder(HolderKind.SESSION, new OrganizationId("acme"), "alice-credential");

    private static LimitRequest request(String scope) {
        return new LimitRequest(new LimitKey(Measure.RATE, ALICE, scope, ""), new OpenedWindow(1, SECOND), 1);
    }

    private static List<LimitRequest> requests(int count) {
        return IntStream.range(0, count).mapToObj(i -> request("scope " + i)).toList();
    }

    @Nested
    class Bounds {
        @Test
        void noPermitsAreNoLimit() {
            assertThatThrownBy(() -> new OpenedWindow(0, SECOND)).hasMessage("permits must be 1 to 2^53, was 0");
        }

        @Test
        void morePermitsThanCanBeCountedExactlyAreRefused() {
            assertThatThrownBy(() -> new FixedWindow(Limit.MOST + 1, SECOND))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void lessThanAMicrosecondIsNoPeriod() {
            assertThatThrownBy(() -> new SlidingLog(1, Duration.ofNanos(999)))
                    .hasMessage("period must be one microsecond to PT876000H, was PT0.000000999S");
        }

        @Test
        void moreThanAHundredYearsIsNoPeriod() {
            assertThatThrownBy(() -> new TokenBucket(1, Limit.LONGEST.plusNanos(1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void at54ANegativeCostIsRefused() {
            assertThatThrownBy(() ->
                            new LimitRequest(request("").key(), request("").limit(), -1))
                    .hasMessage("cost must be 0 to 2^53, was -1");
        }
    }

    @Nested
    class Instants {
        @Test
        void areCountedInMicroseconds() {
            assertThat(Limit.micros(Instant.parse("2026-01-01T00:00:00.123456789Z")))
                    .isEqualTo(Taking.START + 123_456);
        }

        @Test
        void beforeTheEpochAreCountedDownwards() {
            assertThat(Limit.micros(Instant.EPOCH.minusNanos(1))).isEqualTo(-1);
        }

        @Test
        void comeBackFromMicroseconds() {
            assertThat(LimitStatus.instant(-1)).isEqualTo(Instant.EPOCH.minusNanos(1_000));
        }

        @Test
        void areWhatAStatusKeepsOfAnInstant() {
            var reset = Instant.parse("2026-01-01T00:00:00.123456789Z");

            assertThat(new LimitStatus(true, 1, 1, reset, Duration.ZERO, Movement.NONE).reset())
                    .isEqualTo(reset.minusNanos(789));
        }
    }

    @Nested
    class OfAStore {
        @Test
        void sixteenAreAsked() {
            assertThat(LimitStore.checked(requests(16))).hasSize(16);
        }

        @Test
        void seventeenAreRefused() {
            assertThatThrownBy(() -> LimitStore.checked(requests(17)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("limits must be 1 to 16, were 17");
        }

        @Test
        void noneIsRefused() {
            assertThatThrownBy(() -> LimitStore.checked(List.of())).hasMessage("limits must be 1 to 16, were 0");
        }

        @Test
        void twoOfOneCounterAreRefused() {
            assertThatThrownBy(() -> LimitStore.checked(List.of(request("a"), request("b"), request("a"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("limits 0 and 2");
        }

        @Test
        void noNameOfAHolderIsTold() {
            assertThatThrownBy(() -> LimitStore.checked(List.of(request("a"), request("a"))))
                    .hasMessageNotContaining("alice-credential");
        }
    }

    @Test
    void anAnswerDoesNotChange() {
        var statuses =
                new ArrayList<>(List.of(request("").limit().take(null, 1, 0).status()));
        var answer = new LimitAnswer(true, statuses);
        statuses.clear();

        assertThat(answer.statuses()).hasSize(1);
    }
}
