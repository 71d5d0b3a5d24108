// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.redis.internal.connection.RedisUri.Kind;
import dev.gatehouse.secret.Secret;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisUriTest {
    private static RedisUri parse(String text) {
        return RedisUri.parse(URI.create(text));
    }

    @Nested
    class OneServer {
        @Test
        void listensOnTheUsualPort() {
            assertThat(parse("redis://db.example"))
                    .isEqualTo(new RedisUri(
                            Kind.STANDALONE, false, List.of(new Address("db.example", 6379)), "", Login.none(), 0));
        }

        @Test
        void mayListenOnAnother() {
            assertThat(parse("redis://db.example:7000").addresses()).containsExactly(new Address("db.example", 7000));
        }

        @Test
        void mayBeAnAddress() {
            assertThat(parse("redis://[::1]:7000").addresses()).containsExactly(new Address("::1", 7000));
        }

        @Test
        void mayBeEncrypted() {
            assertThat(parse("rediss://db.example").tls()).isTrue();
        }

        @Test
        void mayHaveSeveralDataBases() {
            assertThat(parse("redis://db.example/15").database()).isEqualTo(15);
        }

        @Test
        void mayKnowUsers() {
            assertThat(parse("redis://kim:p%40ss+w%3Ard@db.example").login())
                    .isEqualTo(new Login("kim", Secret.of("p@ss+w:rd")));
        }

        @Test
        void mayKnowOnePassword() {
            assertThat(parse("redis://:secret@db.example").login()).isEqualTo(new Login(null, Secret.of("secret")));
        }
    }

    @Nested
    class Sentinels {
        @Test
        void listenOnTheirUsualPort() {
            assertThat(parse("redis-sentinel://a,b:5000/orders"))
                    .isEqualTo(new RedisUri(
                            Kind.SENTINEL,
                            false,
                            List.of(new Address("a", 26_379), new Address("b", 5000)),
                            "orders",
                            Login.none(),
                            0));
        }

        @Test
        void mayBeEncrypted() {
            assertThat(parse("rediss-sentinel://a,b/orders").tls()).isTrue();
        }

        @Test
        void mayLeadToADataBase() {
            assertThat(parse("redis-sentinel://a,b/orders/3").database()).isEqualTo(3);
        }

        @Test
        void needTheNameOfTheMaster() {
            assertThatThrownBy(() -> parse("redis-sentinel://a,b"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("names the master");
        }
    }

    @Nested
    class Clusters {
        @Test
        void areFoundBySomeServers() {
            assertThat(parse("redis-cluster://a:1,b:2").addresses())
                    .containsExactly(new Address("a", 1), new Address("b", 2));
        }

        @Test
        void mayKnowUsers() {
            assertThat(parse("rediss-cluster://kim:secret@a:1,b:2").login())
                    .isEqualTo(new Login("kim", Secret.of("secret")));
        }

        @Test
        void haveNoOtherDataBase() {
            assertThatThrownBy(() -> parse("redis-cluster://a/1"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a cluster has none");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://db.example",
                "//db.example",
                "redis:db.example",
                "redis:///1",
                "redis://a,b",
                "redis://db.example?password=t0psecret",
                "redis://db.example#t0psecret",
                "redis://db.example/t0psecret",
                "redis://db.example/1/2",
                "redis://db.example/12345",
                "redis://t0psecret@db.example",
                "redis://db.example:0",
                "redis://db.example:65536",
                "redis://kim:t0psecret@",
                "redis-sentinel://a/orders/1/2",
                "redis-sentinel://a,/orders",
                "redis-sentinel:///orders",
                "redis-cluster://a:x"
            })
    void everythingElseIsRefusedWithoutASecret(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("t0psecret");
    }

    @Test
    void printingShowsNoPassword() {
        assertThat(parse("redis://kim:t0psecret@db.example").toString()).doesNotContain("t0psecret");
    }
}
