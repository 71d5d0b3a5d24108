// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.gatehouse.redis.server.RedisServer;
import dev.gatehouse.testkit.Callers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** Connections to one server, counted by the server. */
final class ServerTest {
    private static final List<CommandArguments> PING = List.of(new CommandArguments(Command.PING));
    private static final int CONNECTIONS = 4;

    private RedisServer redis;
    private Server server;

    @BeforeEach
    void start() {
        redis = RedisServer.start();
        server = server(URI.create("redis://" + redis.address()));
    }

    private static Server server(URI uri) {
        var parsed = RedisUri.parse(uri);
        var settings =
                new Settings(parsed, Login.none(), null, Duration.ofSeconds(10), CONNECTIONS, Ticker.systemTicker());
        return new Server(parsed.addresses().get(0), Dialer.toServers(settings), CONNECTIONS);
    }

    @AfterEach
    void stop() {
        server.close();
        redis.close();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10), Ticker.systemTicker());
    }

    private long clients() {
        // One of them is the one that asks.
        return redis.admin().text("CLIENT", "LIST", "TYPE", "normal").lines().count() - 1;
    }

    @Test
    void manyCallersShareFewConnections() throws Exception {
        Callers.inParallel(32, () -> server.exchange(PING, soon()));

        assertThat(clients()).isBetween(1L, (long) CONNECTIONS);
    }

    @Test
    void oneCallerUsesOne() {
        server.exchange(PING, soon());
        server.exchange(PING, soon());

        assertThat(clients()).isEqualTo(1);
    }

    @Test
    void aConnectionThatTheServerClosedIsNotUsedAgain() {
        server.exchange(PING, soon());
        redis.admin().call("CLIENT", "KILL", "TYPE", "normal");

        assertThat(server.exchange(PING, soon())).hasSize(1);
    }

    @Test
    void closingClosesAll() {
        server.exchange(PING, soon());

        server.close();

        dev.gatehouse.redis.server.Patience.until("no client", () -> clients() == 0);
    }

    @Test
    void aConnectionThatIsGivenBackAfterClosingIsClosed() {
        server.close();
        server.exchange(PING, soon());

        dev.gatehouse.redis.server.Patience.until("no client", () -> clients() == 0);
    }

    @Test
    void aDeadlineThatHasPassedSendsNothing() {
        var passed = Deadline.in(Duration.ZERO, Ticker.systemTicker());

        assertThatThrownBy(() -> server.exchange(PING, passed))
                .isInstanceOfSatisfying(
                        UnreachableException.class,
                        failure -> assertThat(failure.isHarmless()).isTrue());
    }

    @Test
    void nobodyListeningIsHarmless() {
        redis.kill();

        assertThatThrownBy(() -> server.exchange(PING, soon()))
                .isInstanceOfSatisfying(
                        UnreachableException.class,
                        failure -> assertThat(failure.isHarmless()).isTrue());
    }

    @Test
    void anAnswerEndsTheSuspicion() {
        redis.kill();
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> server.exchange(PING, soon())).isInstanceOf(UnreachableException.class);
        }
        redis.restart();

        server.exchange(PING, soon());

        assertThat(server.isFailing()).isFalse();
    }

    @Test
    void aHostThatNobodyKnowsIsUnreachable() {
        var nowhere = server(URI.create("redis://nowhere.invalid"));

        assertThatThrownBy(() -> nowhere.exchange(PING, soon()))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("nowhere.invalid:6379");
    }
}
