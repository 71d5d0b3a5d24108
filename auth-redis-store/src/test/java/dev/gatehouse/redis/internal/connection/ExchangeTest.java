// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisMovedDataException;

/** What is made of servers that refuse or send elsewhere. */
final class ExchangeTest {
    private static final CommandArguments PING = new CommandArguments(Command.PING);

    private final Settings settings = new Settings(
            RedisUri.parse(URI.create("redis-cluster://127.0.0.1:1")),
            Login.none(),
            null,
            Duration.ofSeconds(10),
            1,
            Ticker.systemTicker());
    private final Servers servers = new Servers(Dialer.toServers(settings), 1);
    private final Server nobody = servers.at(new Address("127.0.0.1", 1));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatNobodyAnswersAfterAllAttemptsIsNoAnswer(boolean repeatable) {
        var exchange = new Exchange(new OnlyOne(nobody), servers);

        assertThatThrownBy(() -> exchange.ask(0, PING, repeatable, settings.startDeadline()))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("127.0.0.1:1");
    }

    @ParameterizedTest
    @CsvSource({"'', 127.0.0.1", "?, 127.0.0.1", "10.0.0.7, 10.0.0.7"})
    void aHostThatIsNotNamedIsTheOneThatWasAsked(String named, String meant) {
        var moved = new JedisMovedDataException("MOVED", new HostAndPort(named, 7001), 0);

        assertThat(Exchange.address(moved, nobody)).isEqualTo(new Address(meant, 7001));
    }

    @Test
    void whatWasClosedIsNotAsked() {
        var redis = Redis.at(settings);
        redis.close();

        assertThatThrownBy(() -> redis.setIfAbsent(new byte[1], new byte[1], 1))
                .isInstanceOf(dev.gatehouse.store.StoreUnavailableException.class)
                .hasMessageContaining("closed");
    }

    /** A deployment that has replicas and always names the same master. */
    private record OnlyOne(Server server) implements Topology {
        @Override
        public Server serverOf(int slot, Deadline deadline) {
            return server;
        }

        @Override
        public List<Shard> shards(Deadline deadline) {
            return List.of(new Shard(0, server));
        }

        @Override
        public void doubt(Server doubted) {
            // There is no other.
        }

        @Override
        public void moved(int slot, Address owner) {
            // There is no other.
        }

        @Override
        public boolean isSharded() {
            return true;
        }

        @Override
        public boolean isReplicated() {
            return true;
        }
    }
}
