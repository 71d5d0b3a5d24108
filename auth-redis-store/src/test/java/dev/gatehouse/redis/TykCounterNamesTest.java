// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static dev.gatehouse.redis.TestLimits.MINUTE;
import static dev.gatehouse.redis.TestLimits.holder;
import static dev.gatehouse.redis.TestLimits.session;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.limit.FixedWindow;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.limit.TokenBucket;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Under which names counters stand in a Redis that is shared with gateways of the original. */
final class TykCounterNamesTest {
    private static final Limit LOG = new SlidingLog(3, MINUTE);
    private static final Limit SMOOTHED =
            new SlidingLog(3, MINUTE, Optional.of(new Smoothing(true, 1, 0.5, 1, MINUTE)));
    private static final Limit WINDOW = new OpenedWindow(3, MINUTE);
    private static final Limit FIXED = new FixedWindow(3, MINUTE);

    private final TykLimits plain = new TykLimits(false);
    private final TykLimits hashed = new TykLimits(true);

    private static List<String> names(TykLimits layout, LimitKey key, Limit limit) {
        return texts(layout.place(key, limit, false).keys());
    }

    private static List<String> texts(List<byte[]> keys) {
        return keys.stream().map(key -> new String(key, UTF_8)).toList();
    }

    private static LimitKey rate(HolderKind kind, String name, String scope, String endpoint) {
        return new LimitKey(Measure.RATE, holder(kind, name), scope, endpoint);
    }

    @ParameterizedTest
    @CsvSource({
        "KEYHASH,,,rate-limit-KEYHASH",
        "KEYHASH,api1,,rate-limit-api1-KEYHASH",
        "--K--,-api-1-,,rate-limit-api-1-K",
        "KEYHASH,---,,rate-limit-KEYHASH",
        "KEYHASH,api1,hello,rate-limit-api1-KEYHASH-ef13efcd",
    })
    void logsAreNamedAsByTheOriginal(String id, String scope, String endpoint, String name) {
        var key = rate(HolderKind.SESSION, id, scope == null ? "" : scope, endpoint == null ? "" : endpoint);

        assertThat(names(plain, key, LOG)).containsExactly(name);
    }

    @Test
    void quotasAreNamedByScopeAndKey() {
        var key = new LimitKey(Measure.QUOTA, holder(HolderKind.SESSION, "K"), "S", "");

        assertThat(names(plain, key, WINDOW)).containsExactly("quota-S-K");
    }

    @Test
    void at70RateAndQuotaAreNamedByTheOneStoredId() {
        assertThat(names(plain, session(Measure.RATE, "defaultword"), LOG)).containsExactly("rate-limit-defaultword");
        assertThat(names(plain, session(Measure.QUOTA, "defaultword"), WINDOW)).containsExactly("quota-defaultword");
    }

    @Test
    void aValueOfTheSessionIsItselfTheName() {
        assertThat(names(hashed, rate(HolderKind.CUSTOM, "1.2.3.4", "", ""), LOG))
                .containsExactly("rate-limit-1.2.3.4");
    }

    @Test
    void anApiIsNamedWithItsOrganization() {
        assertThat(names(plain, rate(HolderKind.API, "orders", "", ""), LOG))
                .containsExactly("rate-limit-apilimiter-acmeorders");
    }

    @Test
    void anEndpointOfAnApiIsPartOfItsName() {
        assertThat(names(plain, rate(HolderKind.API, "orders", "", "hello"), LOG))
                .containsExactly("rate-limit-apilimiter-acmeorders-ef13efcd");
    }

    @Test
    void whereKeysAreHashedAnApiIsToo() {
        assertThat(names(hashed, rate(HolderKind.API, "orders", "", ""), LOG).get(0))
                .matches("rate-limit-[0-9a-f]{8}");
    }

    @Test
    void whereKeysAreHashedAnOrganizationIsToo() {
        assertThat(names(hashed, rate(HolderKind.ORGANIZATION, "hello", "", ""), LOG))
                .containsExactly("rate-limit-ef13efcd");
    }

    @Test
    void anAllowanceStandsBesideItsLog() {
        assertThat(names(plain, session(Measure.RATE, "K"), SMOOTHED))
                .containsExactly("rate-limit-K", "rate-limit-K-allowance");
    }

    @Nested
    class OurOwn {
        private static final String OWN = "gatehouse:limit:{acme}:rate:%s:session:K::";

        private final LimitKey key = session(Measure.RATE, "K");

        @Test
        void areNamesOfWhatTheOriginalKeepsInItsMemory() {
            assertThat(names(plain, key, WINDOW)).containsExactly(OWN.formatted("opened60000000"));
            assertThat(names(plain, key, new TokenBucket(3, MINUTE)))
                    .containsExactly(OWN.formatted("bucket3/60000000"));
        }

        @Test
        void areNamesOfQuotasThatTheOriginalDoesNotKnow() {
            var odd = new LimitKey(Measure.QUOTA, key.holder(), "", "GET:/");

            assertThat(names(plain, odd, WINDOW).get(0)).startsWith("gatehouse:limit:{acme}:quota");
        }

        @Test
        void areNamesOfLimitsWithTwoKeysOnACluster() {
            assertThat(texts(plain.place(key, FIXED, true).keys())).containsExactly(OWN.formatted("fixed60000000"));
            assertThat(texts(plain.place(key, SMOOTHED, true).keys())).containsExactly(OWN.formatted("log60000000"));
        }
    }

    @Test
    void aResetGoesWhereverARateMayBe() {
        var rate = session(Measure.RATE, "K");

        assertThat(Stream.of(WINDOW, FIXED, new TokenBucket(3, MINUTE), SMOOTHED)
                        .flatMap(limit -> texts(plain.places(rate, limit)).stream()))
                .containsExactly(
                        "gatehouse:limit:{acme}:rate:opened60000000:session:K::",
                        "gatehouse:limit:{acme}:rate:fixed60000000:session:K::",
                        "gatehouse:limit:{acme}:rate:note:session:K::",
                        "gatehouse:limit:{acme}:rate:bucket3/60000000:session:K::",
                        "gatehouse:limit:{acme}:rate:log60000000:session:K::",
                        "rate-limit-K",
                        "rate-limit-K-allowance",
                        "rate-limit-K.BLOCKED");
    }
}
