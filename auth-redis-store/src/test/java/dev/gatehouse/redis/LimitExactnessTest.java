// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.redis.server.Patience;
import dev.gatehouse.redis.server.RedisServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sixty-four threads in each of two processes, all at one counter, and far more of what is refused than of what is not. */
final class LimitExactnessTest {
    private static final int PERMITS = 100;
    private static final long PERIOD = 10_000_000;

    private RedisServer server;
    private URI uri;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        uri = URI.create("redis://" + server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** When the permits of the last period were used, by the clock of the server. */
    private List<Long> uses() {
        return server
                .admin()
                .list("LRANGE", new OwnLimits("gatehouse").name(TestLimits.RATE, LimitCallers.RATE.limit()), "1", "-1")
                .stream()
                .map(time -> Long.valueOf(new String((byte[]) time, StandardCharsets.US_ASCII)))
                .toList();
    }

    /** All uses since the first look, each of them once. */
    private static List<Long> joined(List<Long> before, List<Long> now) {
        var all = new ArrayList<>(before);
        now.stream().filter(time -> time > before.get(before.size() - 1)).forEach(all::add);
        return all;
    }

    @Test
    void at55ARateOfAHundredInTenSecondsGrantsExactlyAHundredInAnyTenSeconds() throws Exception {
        try (var here = new LimitCallers(uri, LimitCallers.RATE);
                var there = new LimitCallers.Elsewhere(uri, "rate")) {
            Patience.until("the first hundred", () -> uses().size() == PERMITS);
            var first = uses();
            Patience.until("the second hundred", () -> joined(first, uses()).size() == 2 * PERMITS);
            var both = joined(first, uses());
            int granted = here.stop() + there.stop();

            assertThat(IntStream.range(PERMITS, both.size()))
                    .allMatch(i -> both.get(i) - both.get(i - PERMITS) >= PERIOD);
            assertThat(granted).isEqualTo(joined(both, uses()).size());
        }
    }

    @Test
    void at69AFreshQuotaOfAHundredGrantsExactlyAHundred() throws Exception {
        try (var here = new LimitCallers(uri, LimitCallers.QUOTA);
                var there = new LimitCallers.Elsewhere(uri, "quota")) {
            Patience.until(
                    "both processes", () -> Integer.parseInt(server.admin().info("clients", "connected_clients")) > 20);
            int granted = here.stop() + there.stop();

            assertThat(granted).isEqualTo(PERMITS);
        }
    }
}
