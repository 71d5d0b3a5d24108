// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.examples.gateway.settings.RedisStorage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StorageReaderTest {
    private static final String OURS = "own layout";
    private static final String ORIGINAL = "Tyk's layout";

    @TempDir
    private Path directory;

    private ConfigurationFixture storage(String members) {
        return in(directory).with(("'storage': {" + members + "}").replace('\'', '"'));
    }

    private RedisStorage read(String members) {
        return storage(members).read().redis().orElseThrow();
    }

    private String uri(String members) {
        return read(members).uri().toString();
    }

    private String problem(String members) {
        return String.join("\n", storage(members).problems());
    }

    @Nested
    class Memory {
        @ParameterizedTest
        @ValueSource(strings = {"", "in-memory", "memory"})
        void isMeantByItsType(String type) {
            assertThat(storage("'type': '" + type + "'").read().redis()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"'host': ''", "'port': 0", "'enable_cluster': false", "'addrs': null"})
        void isMeantByASectionThatSaysNothing(String members) {
            assertThat(storage(members).read().redis()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"'type': 'redis'", "'host': 'redis.internal'", "'port': -1"})
        void isForcedByTheOption(String members) {
            assertThat(storage(members).inMemory().read().redis()).isEmpty();
        }

        @Test
        void isForcedOverTheOtherOptionToo() {
            assertThat(in(directory).redis("redis://h").inMemory().read().redis())
                    .isEmpty();
        }
    }

    @Nested
    class Address {
        @ParameterizedTest
        @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                'type': 'redis'                                        | redis://localhost/0
                'host': 'h', 'port': 7000                              | redis://h:7000/0
                'host': 'h'                                            | redis://h/0
                'host': '::1', 'port': 7000                            | redis://[::1]:7000/0
                'hosts': {'h': '7000'}                                 | redis://h:7000/0
                'addrs': ['h:7000'], 'host': 'other'                   | redis://h:7000/0
                'addrs': ['h:7000'], 'database': 3                     | redis://h:7000/3
                'host': 'h', 'use_ssl': true                           | rediss://h/0
                'host': 'h', 'password': 'p@ss /'                      | redis://:p%40ss%20%2F@h/0
                'host': 'h', 'username': 'u', 'password': 'p'          | redis://u:p@h/0
                'addrs': ['a:1', 'b:2'], 'enable_cluster': true        | redis-cluster://a:1,b:2
                'addrs': ['a:1'], 'enable_cluster': true, 'database': 3 | redis-cluster://a:1
                'addrs': ['a:1', 'b:2'], 'master_name': 'm'            | redis-sentinel://a:1,b:2/m/0
                'addrs': ['a:1'], 'master_name': 'm', 'use_ssl': true  | rediss-sentinel://a:1/m/0
                """)
        void isThatOfTheSection(String members, String expected) {
            assertThat(uri(members)).isEqualTo(expected);
        }

        @Test
        void comesFromVariables() {
            var read = in(directory)
                    .variable("TYK_GW_STORAGE_TYPE", "redis")
                    .variable("TYK_GW_STORAGE_ADDRS", "a:1,b:2")
                    .variable("TYK_GW_STORAGE_MASTERNAME", "m")
                    .read();

            assertThat(read.redis().orElseThrow().uri()).hasToString("redis-sentinel://a:1,b:2/m/0");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'host': 'redis.internal', 'port': 6379",
                    "'type': '', 'hosts': {'a': '1'}",
                    "'addrs': ['a:1']",
                    "'master_name': 'm'",
                    "'enable_cluster': true",
                    "'database': 3"
                })
        void withoutATypeIsRedis(String members) {
            assertThat(read(members).layout()).asString().contains(ORIGINAL);
        }

        @Test
        void ofSeveralServersThatAreNoClusterStopsTheStart() {
            assertThat(problem("'addrs': ['a:1', 'b:2']")).startsWith("$.storage: several hosts");
        }

        @Test
        void thatIsNoneStopsTheStartWithoutShowingThePassword() {
            assertThat(problem("'host': 'a b', 'password': 'never-shown'"))
                    .isEqualTo("$.storage names no place that Redis could be at");
        }

        @Test
        void ofAUserWithoutPasswordStopsTheStart() {
            assertThat(problem("'username': 'never-shown'")).isEqualTo("$.storage.username needs $.storage.password");
        }
    }

    @Nested
    class Option {
        private RedisStorage with(String uri, String members) {
            return storage(members).redis(uri).read().redis().orElseThrow();
        }

        @Test
        void aloneMeansOurOwnLayout() {
            assertThat(with("redis://h/2", "").layout()).asString().contains(OURS);
        }

        @Test
        void overMemoryInTheFileMeansOurOwnLayout() {
            assertThat(with("redis://h/2", "'type': 'in-memory'").layout())
                    .asString()
                    .contains(OURS);
        }

        @Test
        void overRedisInTheFileLeavesTheOriginalsLayout() {
            assertThat(with("redis://h/2", "'type': 'redis'").layout())
                    .asString()
                    .contains(ORIGINAL);
        }

        @Test
        void overRedisInTheFileReplacesTheAddress() {
            assertThat(with("redis-cluster://a,b", "'host': 'other', 'database': 4")
                            .uri())
                    .hasToString("redis-cluster://a,b");
        }

        @Test
        void withoutLoginHasThatOfTheFile() {
            assertThat(with("redis://h/2", "'host': 'other', 'username': 'u', 'password': '$1'")
                            .uri())
                    .hasToString("redis://u:%241@h/2");
        }

        @Test
        void withALoginHasItsOwn() {
            assertThat(with("redis://:mine@h/2", "'password': 'p'").uri()).hasToString("redis://:mine@h/2");
        }

        @Test
        void thatIsNoUriStopsTheStartWithoutShowingIt() {
            assertThat(in(directory).redis("redis://:never-shown@[h").problems())
                    .containsExactly("--redis names no place that Redis could be at");
        }

        @Test
        void ofAnotherSchemeStopsTheStart() {
            assertThat(in(directory).redis("http://h").problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("--redis: a Redis URI begins with");
        }
    }

    @Nested
    class Bounds {
        @Test
        void areTheUsualOnes() {
            assertThat(read("'host': 'h'"))
                    .extracting(RedisStorage::deadline, RedisStorage::maxConnections)
                    .containsExactly(java.util.Optional.empty(), 0);
        }

        @Test
        void ofTimeAreSeconds() {
            assertThat(read("'host': 'h', 'timeout': 5").deadline()).contains(Duration.ofSeconds(5));
        }

        @Test
        void ofConnectionsAreNoMoreThanOurMost() {
            assertThat(read("'host': 'h', 'optimisation_max_active': 4000").maxConnections())
                    .isEqualTo(1_000);
        }

        @ParameterizedTest
        @ValueSource(strings = {"'timeout': 61", "'timeout': -1", "'optimisation_max_active': -1"})
        void beyondReasonStopTheStart(String member) {
            assertThat(problem("'host': 'h', " + member)).contains(" must be 0 to ");
        }
    }

    @Nested
    class Encryption {
        @Test
        void withoutVerificationStopsTheStart() {
            assertThat(problem("'host': 'h', 'use_ssl': true, 'ssl_insecure_skip_verify': true"))
                    .contains("any server could pose as Redis");
        }

        @Test
        void thatIsOffNeedsNoVerification() {
            assertThat(uri("'host': 'h', 'ssl_insecure_skip_verify': true")).isEqualTo("redis://h/0");
        }

        @Test
        void trustsTheAuthoritiesOfAFile() {
            var file = in(directory).file("ca.pem", "");

            assertThat(read("'host': 'h', 'use_ssl': true, 'ca_file': '" + file + "'")
                            .certificates()
                            .trusted())
                    .contains(file);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ca_file", "cert_file", "key_file"})
        void withAFileThatIsAbsentStopsTheStart(String member) {
            assertThat(problem("'host': 'h', '" + member + "': '" + directory.resolve("absent") + "'"))
                    .contains("$.storage." + member + " cannot be read");
        }

        @ParameterizedTest
        @ValueSource(strings = {"'tls_min_version': '1.3'", "'tls_min_version': '1.0'", "'tls_max_version': '1.2'"})
        void ofOtherVersionsStopsTheStart(String member) {
            assertThat(problem("'host': 'h', " + member)).contains(" can only be ");
        }
    }

    @Nested
    class Cache {
        private boolean cached(String members) {
            return in(directory)
                    .with(members.replace('\'', '"'))
                    .redis("redis://h")
                    .read()
                    .redis()
                    .orElseThrow()
                    .cached();
        }

        @Test
        void isOffUnlessTheFileSaysOtherwise() {
            assertThat(cached("")).isFalse();
        }

        @Test
        void isOnWhereTheFileDoesNotDisableIt() {
            assertThat(cached("'local_session_cache': {'disable_cached_session_state': false}"))
                    .isTrue();
        }

        @Test
        void isOffWhereTheFileDisablesIt() {
            assertThat(cached("'local_session_cache': {'disable_cached_session_state': true}"))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countersAreNamedByHashesWhereKeysAre(boolean hashed) {
        var read = in(directory)
                .with("\"hash_keys\": " + hashed
                        + ", \"hash_key_function\": \"murmur64\", \"storage\": {\"host\": \"h\"}")
                .read();

        assertThat(read.redis().orElseThrow().layout().toString().contains("of hashed names"))
                .isEqualTo(hashed);
    }

    @Test
    void anotherTypeStopsTheStart() {
        assertThat(problem("'type': 'mongo'")).isEqualTo("$.storage.type is mongo: only redis and in-memory are known");
    }

    @Test
    void noPasswordIsPrinted() {
        var read = storage("'host': 'h', 'password': 'never-shown', 'sentinel_password': 'never-shown'")
                .read();

        assertThat(read.redis()).asString().doesNotContain("never-shown");
    }

    @Test
    void theNodeSecretIsNotPrinted() {
        var read = in(directory)
                .with("\"node_secret\": \"never-shown\", \"storage\": {\"host\": \"h\"}")
                .read();

        assertThat(read.redis()).asString().doesNotContain("never-shown");
    }
}
