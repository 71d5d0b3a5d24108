// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.TykApi.KeyLifetime;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.examples.gateway.settings.KeyRecords;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordLifetimeTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    /** Columns: session's members, does anybody respect the expiry, API, global one that is not forced, expected. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`'session_lifetime': 1, 'expires': 1700000005`, false, 2, 3, 1",
                "`'expires': 1700000005`, false, 2, 3, 2",
                "`'expires': 1700000005`, false, -1, 3, 0",
                "`'expires': 1700000005`, true, 2, 3, 5",
                "`'session_lifetime': 1, 'expires': 1700000005`, true, 2, 3, 5",
                "`'expires': 1700000005`, true, 0, 3, 0",
                "`'expires': 1700000005`, true, 6, 7, 6",
                "`'expires': -1`, true, 2, 3, -1",
                "`'expires': 0`, true, 2, 3, 0",
                "`'post_expiry_action': 'delete', 'expires': 1700000100`, false, 0, 0, 100",
                "`'post_expiry_action': 'delete', 'expires': 1699999950`, false, 0, 0, 1",
                "`'post_expiry_action': 'delete'`, false, 60, 0, 0",
                "`'post_expiry_action': 'retain', 'post_expiry_grace_period': -1, 'expires': 1700000100`, false, 0, 0, -1",
                "`'post_expiry_action': 'retain', 'post_expiry_grace_period': 600, 'expires': 1700000300`, false, 60, 0, 900",
                "`'post_expiry_action': 'retain', 'post_expiry_grace_period': 10, 'expires': 1699999950`, false, 0, 0, 1",
                "`'post_expiry_action': 'retain', 'post_expiry_grace_period': -1, 'expires': 0`, false, 0, 0, 0",
                "`'post_expiry_action': 'retain', 'expires': 1700000100`, false, 60, 0, 60"
            })
    void oneApiKeepsARecord(String members, boolean respects, long api, long global, long expected) {
        var settings = new KeyRecords(false, false, Duration.ofSeconds(global), respects);
        var lifetime = new RecordLifetime(settings, id -> Optional.empty());

        assertThat(lifetime.seconds(session(members), kept(api, false), NOW)).isEqualTo(expected);
    }

    /** Columns: session's members, API, global, expected. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`'session_lifetime': 1, 'expires': 1700000005`, 2, 3, 3",
                "`'expires': 1700000005`, 1, 0, 0",
                "`'post_expiry_action': 'delete', 'expires': 1700000100`, 0, 42, 42"
            })
    void theGlobalOneKeepsARecordIfItIsForced(String members, long api, long global, long expected) {
        var settings = new KeyRecords(false, true, Duration.ofSeconds(global), false);
        var lifetime = new RecordLifetime(settings, id -> Optional.empty());

        assertThat(lifetime.seconds(session(members), kept(api, false), NOW)).isEqualTo(expected);
    }

    @Test
    void theApiMayRespectTheExpiryToo() {
        var lifetime = new RecordLifetime(KeyRecords.standard(), id -> Optional.empty());

        assertThat(lifetime.seconds(session("'expires': 1700000005"), kept(2, true), NOW))
                .isEqualTo(5);
    }

    @Nested
    class SeveralApis {
        @Test
        void keepARecordAsLongAsTheLongestSays() {
            assertThat(seconds(Map.of("api1", 0L, "api2", 1000L), "api1", "api2"))
                    .isEqualTo(1000);
        }

        @Test
        void thatAreNotLoadedHaveNoSay() {
            assertThat(seconds(Map.of("api2", 1000L), "api1")).isZero();
        }

        @Test
        void haveNoSayAboutAKeyWithoutRights() {
            assertThat(seconds(Map.of("api2", 1000L))).isZero();
        }

        @Test
        void keepItForEverIfOneSaysSo() {
            var settings = new KeyRecords(false, false, Duration.ZERO, true);
            var lifetime = new RecordLifetime(settings, id -> Optional.of(kept(60, false)));

            assertThat(lifetime.seconds(session("'expires': -1, " + rights("api1", "api2")), NOW))
                    .isEqualTo(-1);
        }

        private long seconds(Map<String, Long> loaded, String... named) {
            var lifetime = new RecordLifetime(
                    KeyRecords.standard(),
                    id -> Optional.ofNullable(loaded.get(id.value())).map(time -> kept(time, false)));
            return lifetime.seconds(session(rights(named)), NOW);
        }
    }

    @Nested
    class TheTimeForTheStore {
        @Test
        void isNoneForARecordThatIsKeptForEver() {
            assertThat(time("'post_expiry_action': 'retain', 'post_expiry_grace_period': -1, 'expires': 1700000100"))
                    .isNull();
        }

        @Test
        void isNoneWhereNobodySaysAnything() {
            assertThat(time("'expires': 1700000100")).isNull();
        }

        @Test
        void isInSeconds() {
            assertThat(time("'session_lifetime': 90")).isEqualTo(Duration.ofSeconds(90));
        }

        private Duration time(String members) {
            var lifetime = new RecordLifetime(KeyRecords.standard(), id -> Optional.of(kept(0, false)));
            return lifetime.of(session(members + ", " + rights("api1")), NOW);
        }
    }

    private static KeyLifetime kept(long seconds, boolean respects) {
        return new KeyLifetime(Duration.ofSeconds(seconds), respects);
    }

    private static String rights(String... apis) {
        return "'access_rights': {"
                + java.util.Arrays.stream(apis)
                        .map(ApiId::new)
                        .map(id -> "'" + id + "': {'api_id': '" + id + "', 'versions': ['Default']}")
                        .collect(Collectors.joining(", "))
                + "}";
    }

    private static Session session(String members) {
        return TykSessions.read("{" + members.replace('\'', '"') + "}");
    }
}
