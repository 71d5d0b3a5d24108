// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.redis.server.Patience;
import dev.gatehouse.redis.server.RedisServer;
import dev.gatehouse.testkit.Callers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways that were started as an operator starts them, on a Redis of their own. */
final class SharedRedisTest {
    private static final String KEY = "key-of-this-test";
    private static final String OURS = "";

    @TempDir
    private Path directory;

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @AutoClose
    private final OkUpstream upstream = OkUpstream.start();

    private final List<ServedGateway> gateways = new ArrayList<>();

    @BeforeEach
    void writeADefinition() {
        upstream.defineIn(directory, "");
    }

    @AfterEach
    void stopGateways() {
        gateways.forEach(ServedGateway::close);
    }

    /** With other members of the file; the address is the option's. */
    private ServedGateway gateway(String members) {
        var gateway = ServedGateway.start(directory, members, "redis://" + redis.address());
        gateways.add(gateway);
        return gateway;
    }

    private ServedGateway caching() {
        return gateway("\"local_session_cache\": {\"disable_cached_session_state\": false},");
    }

    private ServedGateway original() {
        return gateway("\"storage\": {\"type\": \"redis\", \"host\": \"redis.invalid\"},");
    }

    @Nested
    class AKey {
        @Test
        void thatOneGatewayMakesIsValidOnTheOther() {
            var one = gateway(OURS);
            var other = gateway(OURS);

            one.add(KEY);

            assertThat(other.client(KEY).statusCode()).isEqualTo(200);
        }

        @Test
        void thatOneGatewayDeletesIsRefusedByTheOtherAtOnce() {
            var one = gateway(OURS);
            var other = gateway(OURS);
            var key = one.add(KEY);
            other.client(KEY);

            one.delete(key);

            assertThat(other.client(KEY).statusCode()).isEqualTo(403);
        }

        @Test
        void thatOneGatewayDeletesIsSoonRefusedByOneThatCaches() {
            var one = gateway(OURS);
            var other = caching();
            var key = one.add(KEY);
            other.client(KEY);

            one.delete(key);

            Patience.until("the cached key is refused", () -> other.client(KEY).statusCode() == 403);
        }

        @Test
        void survivesTheGateway() {
            var one = gateway(OURS);
            one.add(KEY);

            one.close();

            assertThat(gateway(OURS).client(KEY).statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class ALimit {
        /** How many of 40 requests pass that two gateways get at once. */
        private long burst(String limit) throws InterruptedException {
            var both = List.of(original(), original());
            var key = both.get(0).add(KEY, ServedGateway.SESSION.replace("\"org_id\"", limit + ", \"org_id\""));
            return Callers.<Long>inParallel(8, caller -> () -> {
                        var one = both.get(caller % 2);
                        return Stream.generate(() -> one.client(key).statusCode())
                                .limit(5)
                                .filter(status -> status == 200)
                                .count();
                    })
                    .stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }

        @Test
        void at69FreshQuotaPassesExactlyItsMaximumThroughTwoGateways() throws InterruptedException {
            assertThat(burst("\"quota_max\": 10, \"quota_renewal_rate\": 600")).isEqualTo(10);
        }

        @Test
        void at55RatePassesExactlyItsPermitsThroughTwoGateways() throws InterruptedException {
            assertThat(burst("\"rate\": 10, \"per\": 600")).isEqualTo(10);
        }
    }

    @Nested
    class Records {
        @Test
        void lieUnderNamesOfOurOwnWithTheOptionAlone() {
            gateway(OURS).add(KEY);

            assertThat(keys()).allMatch(key -> key.startsWith("gatehouse:session:"));
        }

        @Test
        void lieUnderTheOriginalsNamesWhereTheFileSaysRedis() {
            original().add(KEY);

            assertThat(keys()).allMatch(key -> key.startsWith("apikey-"));
        }

        private List<String> keys() {
            var keys = redis.admin().list("KEYS", "*").stream()
                    .map(key -> new String((byte[]) key, UTF_8))
                    .toList();
            assertThat(keys).isNotEmpty();
            return keys;
        }
    }

    @Nested
    class RedisThatIsAway {
        @Test
        void isAnswered503() {
            var gateway = gateway(OURS);
            gateway.add(KEY);

            redis.kill();

            assertThat(gateway.client(KEY).statusCode()).isEqualTo(503);
        }

        @Test
        void isAnsweredWithATimeToComeBack() {
            var gateway = gateway(OURS);

            redis.kill();

            assertThat(gateway.client(KEY).headers().allValues("Retry-After")).hasSize(1);
        }

        @Test
        void isFoundAgainWithoutARestartOfTheGateway() {
            var gateway = gateway(OURS);
            redis.kill();
            gateway.client(KEY);

            redis.restart();

            Patience.until("a key can be made", () -> gateway.tryToAdd(KEY) == 200);
            assertThat(gateway.client(KEY).statusCode()).isEqualTo(200);
        }

        @Test
        void atTheStartDoesNotStopIt() {
            redis.kill();

            assertThat(gateway(OURS).client(KEY).statusCode()).isEqualTo(503);
        }

        @Test
        void atTheStartIsFoundWhenItComes() {
            redis.kill();
            var gateway = gateway(OURS);

            redis.restart();

            Patience.until("a key can be made", () -> gateway.tryToAdd(KEY) == 200);
        }

        @Test
        void isToldByTheQuestionWhetherItAnswers() {
            redis.kill();

            assertThat(gateway(OURS).storeAnswers()).isFalse();
        }
    }
}
