// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import dev.gatehouse.redis.server.RedisServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys of a file, which a gateway writes into its Redis at the start. */
final class KeyImportTest {
    private static final String KEY = "key-of-this-test";
    private static final String RIGHTS = "\"access_rights\": {\"orders\": {\"api_id\": \"orders\", \"versions\": []}}";
    private static final String YEAR_2100 = "4102444800";

    @TempDir
    private Path directory;

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @AutoClose
    private final OkUpstream upstream = OkUpstream.start();

    private Path keys(String session) {
        try {
            return Files.writeString(directory.resolve("keys"), "{\"" + KEY + "\": " + session + "}", UTF_8);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private ServedGateway gateway(String members, String session) {
        return ServedGateway.start(directory, members, "redis://" + redis.address(), Optional.of(keys(session)));
    }

    @Test
    void anImportedKeyOpens() {
        upstream.defineIn(directory, "");

        try (var gateway = gateway("", ServedGateway.SESSION)) {
            assertThat(gateway.client(KEY).statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class ARecordIsKept {
        static Stream<Arguments> saidByGatewayApiAndKey() {
            var global = "\"force_global_session_lifetime\": true, \"global_session_lifetime\": 700,";
            var ofTheApi = "\"session_lifetime\": 500,";
            var ofTheKey = ", \"session_lifetime\": 900";
            return Stream.of(
                    Arguments.of("", "", "", -1),
                    Arguments.of("", ofTheApi, "", 500),
                    Arguments.of("", "", ofTheKey, 900),
                    Arguments.of("", ofTheApi, ofTheKey, 900),
                    Arguments.of(global, ofTheApi, ofTheKey, 700));
        }

        @ParameterizedTest
        @MethodSource("saidByGatewayApiAndKey")
        void asLongAsOneOfTheControlApi(String gateway, String api, String key, long seconds) {
            assertThat(keptLikeOneOfTheControlApi(gateway, api, key)).isCloseTo(seconds, within(60L));
        }

        @Test
        void untilTheKeyExpiresWhereThatIsRespected() {
            var respected = "\"session_lifetime_respects_key_expiration\": true,";
            var kept =
                    keptLikeOneOfTheControlApi(respected, "\"session_lifetime\": 500,", ", \"expires\": " + YEAR_2100);

            assertThat(kept).isGreaterThan(1_000_000);
        }

        @Test
        void inSpiteOfItsOwnWordsIfNoneOfItsApisIsLoaded() {
            upstream.defineIn(directory, "");

            try (var gateway = gateway("", "{\"session_lifetime\": 900, \"org_id\": \"default\"}")) {
                assertThat(timeToLive()).isEqualTo(-1);
            }
        }

        private long keptLikeOneOfTheControlApi(String configured, String defined, String members) {
            upstream.defineIn(directory, defined);
            var session = "{\"org_id\": \"default\", " + RIGHTS + members + "}";

            try (var gateway = gateway(configured, session)) {
                long imported = timeToLive();
                redis.admin().call("FLUSHDB");
                gateway.add(KEY, session);

                assertThat(timeToLive()).isCloseTo(imported, within(60L));
                return imported;
            }
        }

        /** In seconds, of the only record there is. */
        private long timeToLive() {
            var names = redis.admin().list("KEYS", "*");
            assertThat(names).hasSize(1);
            return (Long) redis.admin().call("TTL", names.get(0));
        }
    }

    @Nested
    @Timeout(60)
    class RedisThatIsAway {
        @Test
        void endsTheStartWithOneAndTheReason() {
            redis.kill();

            assertThat(told())
                    .startsWith("1 ")
                    .contains("beyond entry 0 of 1", "does not answer")
                    .doesNotContain("\tat ", "Exception", KEY);
        }

        @Test
        void andStandsStillEndsTheStartToo() {
            redis.freeze();
            try {
                assertThat(told()).startsWith("1 ").contains("does not answer");
            } finally {
                redis.thaw();
            }
        }

        @Test
        void isToldBeforeAnybodyIsServed() {
            redis.kill();

            try (var log = new CapturedLog()) {
                told();

                assertThat(log.lines()).noneMatch(line -> line.contains("listening on"));
            }
        }

        private String told() {
            upstream.defineIn(directory, "");
            var err = new StringWriter();
            int code = Main.commandLine(Map.of("GATEHOUSE_SECRET", "operators-secret-of-the-test"))
                    .setErr(new PrintWriter(err, true))
                    .execute(
                            "serve",
                            "--listen",
                            "127.0.0.1:0",
                            "--apps",
                            directory.toString(),
                            "--keys",
                            keys(ServedGateway.SESSION).toString(),
                            "--redis",
                            "redis://" + redis.address());
            return code + " " + err;
        }
    }

    @Test
    void aRecordOfALaterVersionStopsTheStartAndStays() {
        upstream.defineIn(directory, "");
        gateway("", ServedGateway.SESSION).close();
        var name = redis.admin().list("KEYS", "*").get(0);
        redis.admin().call("SET", name, "{\"v\":99}");

        assertThat(catchThrowable(() -> gateway("", ServedGateway.SESSION)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("beyond entry 0 of 1");
        assertThat(redis.admin().text("GET", name)).isEqualTo("{\"v\":99}");
    }
}
