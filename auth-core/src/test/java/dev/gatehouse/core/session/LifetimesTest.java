// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seconds as the original counts them: 0 where nobody says anything, -1 for ever. */
final class LifetimesTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final String ACTION_DELETE = "delete";

    /** Columns: expiry from now (never, unsaid), own time, is expiry respected, time of the API, expected. */
    @ParameterizedTest
    @CsvSource({
        "5, 1, false, 2, 1",
        "5, 0, false, 2, 2",
        "5, 0, false, 0, 0",
        "5, 0, true, 2, 5",
        "5, 1, true, 2, 5",
        "5, 0, true, 0, 0",
        "5, 0, true, 6, 6",
        "5, 5, true, 0, 5",
        "-5, 0, true, 6, 6",
        "never, 0, true, 2, -1",
        "unsaid, 0, true, 2, 0",
        "never, 3, true, 2, -1",
        "unsaid, 3, true, 2, 0",
        "never, 0, true, 0, 0",
        "never, 0, false, 2, 2",
        "unsaid, 0, false, 2, 2",
        "unsaid, 0, false, 0, 0"
    })
    void fixedTimes(String expires, long own, boolean respected, long api, long expected) {
        var retention = own == 0 ? Retention.UNSTATED : new Retention.Fixed(Duration.ofSeconds(own));
        var session = new Lifetime(end(expires), false, retention);

        assertThat(seconds(new Lifetimes(null, respected).on(api(api, false), session, NOW)))
                .isEqualTo(expected);
        assertThat(seconds(Lifetimes.standard().on(api(api, respected), session, NOW)))
                .isEqualTo(expected);
    }

    /** Columns: expiry from now (never, unsaid), what then, expected whatever the API says. */
    @ParameterizedTest
    @CsvSource({
        "100, delete, 100",
        "-50, delete, 1",
        "0, delete, 1",
        "unsaid, delete, 0",
        "never, delete, 0",
        "100, retain, -1",
        "-50, retain, -1",
        "unsaid, retain, 0",
        "never, retain, 0",
        "300, 600, 900",
        "-50, 10, 1",
        "-50, 50, 1",
        "-50, 51, 1",
        "-50, 52, 2",
        "100, -10, 90",
        "unsaid, 10, 0",
        "never, 10, 0"
    })
    void timesAfterExpiry(String expires, String action, long expected) {
        var session = new Lifetime(end(expires), false, retention(action));

        assertThat(seconds(Lifetimes.standard().on(api(60, false), session, NOW)))
                .isEqualTo(expected);
        assertThat(seconds(new Lifetimes(null, true).on(api(0, true), session, NOW)))
                .isEqualTo(expected);
    }

    private static Retention retention(String action) {
        if (action.equals("retain")) {
            return new Retention.Forever();
        }
        var grace = action.equals(ACTION_DELETE) ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(action));
        return new Retention.AfterExpiry(grace);
    }

    @Nested
    class WhatTheHostForces {
        private final Lifetime session = Lifetime.until(NOW.plusSeconds(100));

        @Test
        void beatsAFixedTime() {
            var own = session.with(new Retention.Fixed(Duration.ofSeconds(1)));

            assertThat(seconds(forced(3).on(api(2, true), own, NOW))).isEqualTo(3);
        }

        @Test
        void beatsTheTimeAfterExpiry() {
            var own = session.with(new Retention.AfterExpiry(Duration.ZERO));

            assertThat(seconds(forced(42).on(api(0, false), own, NOW))).isEqualTo(42);
        }

        @Test
        void mayBeThatNothingIsDeleted() {
            assertThat(seconds(forced(0).on(api(1, false), session, NOW))).isZero();
        }

        @Test
        void hasNoSayAboutAKeyWithoutApis() {
            assertThat(seconds(forced(3).of(session, List.of(), NOW))).isZero();
        }

        private static Lifetimes forced(long seconds) {
            return new Lifetimes(StoredLifetime.of(Duration.ofSeconds(seconds)), false);
        }
    }

    @Nested
    class SeveralApis {
        @Test
        void keepARecordAsLongAsTheLongestSays() {
            assertThat(several(Lifetime.unlimited(), 0, 1000, 60)).isEqualTo(1000);
        }

        @Test
        void haveNoSayIfThereAreNone() {
            var own = Lifetime.unlimited().with(new Retention.Fixed(Duration.ofSeconds(5)));

            assertThat(several(own)).isZero();
        }

        @Test
        void keepItForEverIfOneSaysSo() {
            var apis = List.of(api(60, false), api(60, true), api(7000, false));

            assertThat(seconds(Lifetimes.standard().of(Lifetime.until(Instant.MAX), apis, NOW)))
                    .isEqualTo(-1);
        }

        private static long several(Lifetime session, long... times) {
            var apis = LongStream.of(times).mapToObj(time -> api(time, false)).toList();
            return seconds(Lifetimes.standard().of(session, apis, NOW));
        }
    }

    @Nested
    class TheTimeForAStore {
        @Test
        void isNoneForEver() {
            assertThat(StoredLifetime.FOREVER.timeToLive()).isNull();
        }

        @Test
        void isNoneWhereNobodySaysAnything() {
            assertThat(StoredLifetime.of(Duration.ofSeconds(-1)).timeToLive()).isNull();
        }

        @Test
        void isThatOfTheLimit() {
            assertThat(StoredLifetime.of(Duration.ofSeconds(90)).timeToLive()).isEqualTo(Duration.ofSeconds(90));
        }
    }

    private static ApiLifetime api(long seconds, boolean respects) {
        return new ApiLifetime(Duration.ofSeconds(seconds), respects);
    }

    private static Instant end(String expires) {
        return switch (expires) {
            case "unsaid" -> null;
            case "never" -> Instant.MAX;
            default -> NOW.plusSeconds(Long.parseLong(expires));
        };
    }

    private static long seconds(StoredLifetime lifetime) {
        if (lifetime instanceof StoredLifetime.Limited limited) {
            return limited.timeToLive().toSeconds();
        }
        return lifetime instanceof StoredLifetime.Forever ? -1 : 0;
    }
}
