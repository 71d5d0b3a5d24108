// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.examples.gateway.Pace.Look;
import dev.gatehouse.examples.gateway.Pace.Phase;
import dev.gatehouse.examples.gateway.settings.ClientLimits;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Times of looks are seconds. */
final class PaceTest {
    private static final ClientLimits LIMITS = new ClientLimits(
            10, 100, Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(40), Duration.ofSeconds(99));

    private final Pace pace = new Pace();

    private boolean at(long seconds, Phase phase, long message, long octets) {
        return pace.isTooSlow(
                new Look(phase, message, octets, Duration.ofSeconds(seconds).toNanos()), LIMITS);
    }

    @Nested
    class AHead {
        @Test
        void mayTakeItsTime() {
            at(5, Phase.HEAD, 0, 0);

            assertThat(at(15, Phase.HEAD, 0, 9)).isFalse();
        }

        @Test
        void mayNotTakeLongerHoweverOftenAnOctetComes() {
            at(5, Phase.HEAD, 0, 0);
            at(10, Phase.HEAD, 0, 1);

            assertThat(at(16, Phase.HEAD, 0, 2)).isTrue();
        }

        @Test
        void hasTimeOfItsOwnAfterEachRequest() {
            at(0, Phase.HEAD, 0, 0);
            at(9, Phase.OURS, 1, 50);

            assertThat(at(11, Phase.HEAD, 1, 51)).isFalse();
        }

        @Test
        void hasTimeOfItsOwnIfLooksMissedTheRequestBefore() {
            at(0, Phase.HEAD, 0, 0);

            assertThat(at(11, Phase.HEAD, 1, 51)).isFalse();
        }

        @Test
        void isNotMeasuredFromTheSilenceBeforeIt() {
            at(0, Phase.IDLE, 1, 50);

            assertThat(at(30, Phase.HEAD, 1, 51)).isFalse();
        }
    }

    @Nested
    class Silence {
        @Test
        void mayLast() {
            at(0, Phase.IDLE, 1, 50);

            assertThat(at(60, Phase.IDLE, 1, 50)).isFalse();
        }

        @Test
        void mayNotLastForEver() {
            at(0, Phase.IDLE, 1, 50);

            assertThat(at(61, Phase.IDLE, 1, 50)).isTrue();
        }
    }

    @Nested
    class ABody {
        @Test
        void maySlowDownForAMoment() {
            at(0, Phase.BODY, 1, 0);

            assertThat(at(10, Phase.BODY, 1, 0)).isFalse();
        }

        @Test
        void mayNotTrickle() {
            at(0, Phase.BODY, 1, 0);

            assertThat(at(11, Phase.BODY, 1, 1099)).isTrue();
        }

        @Test
        void mayBeJustFastEnough() {
            at(0, Phase.BODY, 1, 0);

            assertThat(at(11, Phase.BODY, 1, 1100)).isFalse();
        }

        @Test
        void isMeasuredByWhatItBringsItself() {
            at(0, Phase.BODY, 1, 1_000_000);

            assertThat(at(11, Phase.BODY, 1, 1_000_001)).isTrue();
        }

        @Test
        void mayNotTakeForEverHoweverFastItIs() {
            at(0, Phase.BODY, 1, 0);

            assertThat(at(41, Phase.BODY, 1, 1_000_000)).isTrue();
        }

        @Test
        void isNotBlamedForTheTimeThatTheUpstreamTakes() {
            at(0, Phase.BODY, 1, 0);
            at(5, Phase.OURS, 1, 5);
            at(20, Phase.BODY, 1, 5);

            assertThat(at(29, Phase.BODY, 1, 6)).isFalse();
        }

        @Test
        void hasOneTimeForAllItsPauses() {
            at(0, Phase.BODY, 1, 0);
            at(30, Phase.OURS, 1, 5000);

            assertThat(at(41, Phase.BODY, 1, 5001)).isTrue();
        }
    }

    @Nested
    class WhatTheGatewayDoes {
        @Test
        void mayTakeAnyTime() {
            at(0, Phase.OURS, 1, 0);

            assertThat(at(100_000, Phase.OURS, 1, 0)).isFalse();
        }
    }
}
