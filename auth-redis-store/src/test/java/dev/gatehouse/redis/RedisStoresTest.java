// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.redis.server.SentinelSet;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.StoreUnavailableException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisStoresTest {
    private static final URI NOWHERE = URI.create("redis://127.0.0.1:1");
    private static final SessionId A = new SessionId("a");

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 60_001})
    void aDeadlineOutOfBoundsIsRefused(long milliseconds) {
        var builder = RedisStores.builder(NOWHERE).deadline(Duration.ofMillis(milliseconds));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 ms to 1 minute");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void connectionsOutOfBoundsAreRefused(int connections) {
        var builder = RedisStores.builder(NOWHERE).maxConnections(connections);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 1000, was " + connections);
    }

    @Test
    void namespacesShareAServerAndNothingElse() {
        var uri = Deployments.STANDALONE.get().uri();
        Deployments.STANDALONE.get().clear();
        try (var one = RedisStores.builder(uri).layout(Layout.own("one")).build();
                var two = RedisStores.builder(uri).layout(Layout.own("two")).build()) {
            one.stores().sessions().put(A, TestSessions.ANY, null);

            assertThat(two.stores().sessions().find(A)).isEmpty();
            assertThat(two.stores().sessions().scan("", 100).ids()).isEmpty();
        }
    }

    @Test
    void aDataBaseIsChosenByTheUri() {
        var deployment = Deployments.STANDALONE.get();
        deployment.clear();
        try (var redis = RedisStores.at(deployment.uri().resolve("/7"))) {
            redis.stores().sessions().put(A, TestSessions.ANY, null);

            assertThat(deployment
                            .masters()
                            .get(0)
                            .call("EXISTS", Layout.own().sessions().key(A)))
                    .isEqualTo(0L);
            assertThat(redis.stores().sessions().delete(A)).isTrue();
        }
    }

    @Test
    void whatIsClosedMayBeClosedAgain() {
        var redis = RedisStores.builder(Deployments.STANDALONE.get().uri())
                .cacheSessions(1, Duration.ofSeconds(1))
                .build();
        redis.close();

        redis.close();

        assertThat(redis).hasToString("RedisStores[Redis" + address() + "]");
    }

    private static String address() {
        return "[" + Deployments.STANDALONE.get().uri().getRawAuthority() + "]";
    }

    @ParameterizedTest
    @CsvSource({"right, true", "wrong, false"})
    void sentinelsHaveLoginsOfTheirOwn(String password, boolean answered) {
        var deployment = (SentinelSet) Deployments.SENTINEL.get();
        deployment
                .sentinels()
                .forEach(sentinel ->
                        sentinel.admin().call("ACL", "SETUSER", "kim", "on", ">right", "~*", "&*", "+@all"));
        try (var redis = RedisStores.builder(deployment.uri())
                .sentinelLogin("kim", Secret.of(password))
                .deadline(Duration.ofSeconds(5))
                .build()) {
            assertThat(isAnswered(redis)).isEqualTo(answered);
        }
    }

    private static boolean isAnswered(RedisStores redis) {
        try {
            redis.stores().sessions().find(A);
            return true;
        } catch (StoreUnavailableException refused) {
            return false;
        }
    }

    @Test
    void layoutsSayWhatTheyAre() {
        assertThat(Layout.own() + " " + Layout.tyk(Secret.of("n0de")))
                .isEqualTo("Layout[own layout gatehouse:session:{id}; own layout gatehouse:limit:{organization}]"
                        + " Layout[Tyk's layout apikey-id; Tyk's layout rate-limit-id and quota-id]");
    }
}
