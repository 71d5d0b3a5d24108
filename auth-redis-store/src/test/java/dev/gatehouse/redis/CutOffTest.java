// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.redis.server.Proxy;
import dev.gatehouse.redis.server.RedisServer;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that are lost in the middle of an answer, at every octet of it. */
final class CutOffTest {
    private static final HttpRequest REQUEST = HttpRequest.of("GET", "/", Headers.of("Authorization", "key-1"));
    private static final SessionId ID = new Sha256KeyNaming().idOf(Secret.of("key-1"));

    /** More than the greeting and a record take. */
    private static final int LONGEST = 2_000;

    @AutoClose
    private final RedisServer server = RedisServer.start();

    @AutoClose
    private final Proxy proxy = Proxy.before(server);

    @BeforeEach
    void store() {
        try (var redis = RedisStores.at(URI.create("redis://" + server.address()))) {
            redis.stores().sessions().put(ID, TestSessions.ANY, null);
        }
    }

    private RedisStores cutOffAfter(int octets) {
        proxy.cutOffAfter(octets);
        return RedisStores.builder(URI.create("redis://127.0.0.1:" + proxy.port()))
                .deadline(Duration.ofSeconds(10))
                .build();
    }

    private int statusIfCutOffAfter(int octets) {
        try (var redis = cutOffAfter(octets)) {
            var gate = Gatekeeper.builder(redis.stores())
                    .keyNaming(new Sha256KeyNaming())
                    .build()
                    .gate(ProtectedApi.named("orders")
                            .requires(TokenRules.in(CredentialLocation.header("Authorization")))
                            .build());
            return gate.decide(REQUEST) instanceof AccessDecision.Denied denied
                    ? denied.denial().status()
                    : 200;
        }
    }

    /** The octets after which a decision has all it needs. */
    private int enough() {
        int octets = 0;
        while (octets < LONGEST && statusIfCutOffAfter(octets) == 503) {
            octets++;
        }
        return octets;
    }

    @Test
    void noPartOfAnAnswerOpens() {
        int enough = enough();

        assertThat(statusIfCutOffAfter(enough)).isEqualTo(200);
        assertThat(enough).isGreaterThan(Layout.own().sessions().write(TestSessions.ANY).length);
    }
}
