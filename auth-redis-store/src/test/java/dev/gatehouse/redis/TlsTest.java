// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.redis.server.Certificates;
import dev.gatehouse.redis.server.Patience;
import dev.gatehouse.redis.server.Ports;
import dev.gatehouse.redis.server.RedisServer;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.StoreUnavailableException;
import dev.gatehouse.testkit.Callers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {
    private static final SessionId A = new SessionId("a");

    @TempDir
    private static Path directory;

    private static Certificates certificates;
    private static RedisServer server;
    private static int port;

    @BeforeAll
    static void start() {
        certificates = Certificates.of(directory, "ip:127.0.0.1");
        port = Ports.free();
        server = RedisServer.start(certificates.options(port));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RedisStores.Builder builder(String host) {
        return RedisStores.builder(URI.create("rediss://" + host + ":" + port)).deadline(Duration.ofSeconds(10));
    }

    @Test
    void sessionsAreKeptOverEncryptedConnections() {
        try (var redis = builder("127.0.0.1").tls(certificates.trusting()).build()) {
            redis.stores().sessions().put(A, TestSessions.ANY, null);

            assertThat(redis.stores().sessions().find(A)).contains(TestSessions.ANY);
        }
    }

    @Test
    void connectionsAreUsedAgain() {
        try (var redis = builder("127.0.0.1").tls(certificates.trusting()).build()) {
            redis.stores().sessions().find(A);
            long before = Long.parseLong(server.admin().info("stats", "total_connections_received"));
            redis.stores().sessions().find(A);
            redis.stores().sessions().find(A);

            // One of them is the one that asks.
            assertThat(Long.parseLong(server.admin().info("stats", "total_connections_received")))
                    .isEqualTo(before + 1);
        }
    }

    @Test
    void largeSessionsGoThrough() {
        var large = TestSessions.ANY.with(new Attributes("", List.of(), Map.of("text", "x".repeat(1_000_000))));
        try (var redis = builder("127.0.0.1").tls(certificates.trusting()).build()) {
            redis.stores().sessions().put(A, large, null);

            assertThat(redis.stores().sessions().find(A)).contains(large);
        }
    }

    @Test
    void manyCallersShareThem() throws Exception {
        try (var redis = builder("127.0.0.1").tls(certificates.trusting()).build()) {
            var sessions = redis.stores().sessions();

            var found = Callers.inParallel(16, caller -> () -> {
                var id = new SessionId("caller-" + caller);
                sessions.put(id, TestSessions.ANY, null);
                return sessions.find(id).isPresent();
            });

            assertThat(found).containsOnly(true);
        }
    }

    @Test
    void changesAreHeardOverThem() {
        try (var redis = builder("127.0.0.1")
                        .tls(certificates.trusting())
                        .cacheSessions(10, Duration.ofMinutes(10))
                        .build();
                var other = RedisStores.at(URI.create("redis://" + server.address()))) {
            other.stores().sessions().put(A, TestSessions.ANY, null);
            redis.stores().sessions().find(A);
            other.stores().sessions().delete(A);

            Patience.until(
                    "a change to be heard",
                    () -> redis.stores().sessions().find(A).isEmpty());
        }
    }

    @Test
    void aServerThatNobodyTrustsIsNotSpokenTo() {
        try (var redis = builder("127.0.0.1").build()) {
            assertThatThrownBy(() -> redis.stores().sessions().find(A)).isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        try (var redis = builder("localhost").tls(certificates.trusting()).build()) {
            assertThatThrownBy(() -> redis.stores().sessions().find(A)).isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void aServerThatStandsStillIsGivenUp() {
        try (var redis = RedisStores.builder(URI.create("rediss://127.0.0.1:" + port))
                .tls(certificates.trusting())
                .build()) {
            server.freeze();
            try {
                assertThatThrownBy(() -> redis.stores().sessions().find(A))
                        .isInstanceOf(StoreUnavailableException.class);
            } finally {
                server.thaw();
            }
        }
    }

    @Test
    void aServerThatSpeaksPlainlyIsNoServer() {
        try (var redis = RedisStores.builder(URI.create("rediss://" + server.address()))
                .tls(certificates.trusting())
                .build()) {
            assertThatThrownBy(() -> redis.stores().sessions().find(A)).isInstanceOf(StoreUnavailableException.class);
        }
    }
}
