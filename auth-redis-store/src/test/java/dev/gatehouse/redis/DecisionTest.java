// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gate;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.redis.server.Patience;
import dev.gatehouse.redis.server.RedisServer;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.StorePort;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client is told, with a real server behind the gate. */
final class DecisionTest {
    private static final HttpRequest REQUEST = HttpRequest.of("GET", "/", Headers.of("Authorization", "key-1"));
    private static final SessionId ID = new Sha256KeyNaming().idOf(Secret.of("key-1"));

    private RedisServer server;
    private RedisStores redis;
    private Gate gate;
    private final List<AuthEvent> events = new ArrayList<>();

    @BeforeEach
    void start() {
        server = RedisServer.start();
        redis = RedisStores.at(URI.create("redis://" + server.address()));
        gate = Gatekeeper.builder(redis.stores())
                .keyNaming(new Sha256KeyNaming())
                .listener(events::add)
                .build()
                .gate(ProtectedApi.named("orders")
                        .requires(TokenRules.in(CredentialLocation.header("Authorization")))
                        .build());
        Patience.until("a session", () -> redis.stores().sessions().putIfAbsent(ID, TestSessions.ANY, null));
    }

    @AfterEach
    void stop() {
        redis.close();
        server.close();
    }

    private int status() {
        return gate.decide(REQUEST) instanceof AccessDecision.Denied denied
                ? denied.denial().status()
                : 200;
    }

    @Test
    void aKeyThatIsThereOpens() {
        assertThat(status()).isEqualTo(200);
    }

    @Test
    void aServerThatIsAwayOpensNothing() {
        server.kill();

        assertThat(status()).isEqualTo(503);
    }

    @Test
    void aServerThatStandsStillOpensNothing() {
        server.freeze();
        try {
            assertThat(status()).isEqualTo(503);
        } finally {
            server.thaw();
        }
    }

    @Test
    void aServerThatIsAwayIsOneEventForEachRequest() {
        server.kill();

        status();
        status();

        assertThat(events)
                .filteredOn(AuthEvent.StoreFailed.class::isInstance)
                .extracting(event -> ((AuthEvent.StoreFailed) event).port())
                .containsExactly(StorePort.SESSIONS, StorePort.SESSIONS);
    }

    @Test
    void aServerThatIsBackWithoutItsDataOpensNothing() {
        server.kill();
        server.restart();

        Patience.until("recovery", () -> status() == 403);
    }

    @Test
    void aRecordThatCannotBeReadOpensNothing() {
        server.admin().call("SET", Layout.own().sessions().key(ID), "{\"v\":1,\"org\":\"ac");

        assertThat(status()).isEqualTo(500);
    }

    @Test
    void somethingElseUnderTheNameOpensNothing() {
        server.admin().call("DEL", Layout.own().sessions().key(ID));
        server.admin().call("RPUSH", Layout.own().sessions().key(ID), "x");

        assertThat(status()).isEqualTo(500);
    }
}
