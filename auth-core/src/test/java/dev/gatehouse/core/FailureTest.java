// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.event.EventListener;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.ReplayStore;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.StoreUnavailableException;
import dev.gatehouse.store.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever fails on the way refuses the request. */
final class FailureTest {
    private static final ReplayStore NO_REPLAYS = (use, remembered) -> false;

    private static final HttpRequest REQUEST = HttpRequest.of("GET", "/", Headers.of("Authorization", "some-key"));

    private final List<AuthEvent> events = new ArrayList<>();

    private AccessDecision decide(RuntimeException failure, EventListener listener) {
        return Gatekeeper.builder(new Stores(new FailingStore(failure), NO_REPLAYS))
                .listener(listener)
                .build()
                .gate(api())
                .decide(REQUEST);
    }

    private static ProtectedApi api() {
        return ProtectedApi.named("orders")
                .requires(TokenRules.in(CredentialLocation.header("Authorization")))
                .build();
    }

    @Test
    void storeThatDoesNotAnswerDeniesWithRetryAfter() {
        var decision = decide(new StoreUnavailableException("no answer"), events::add);

        assertThat(decision).isDenied(503).withId(Denials.STORE_UNAVAILABLE);
        assertThat(decision.effects().response().first("Retry-After")).isEqualTo("1");
    }

    @Test
    void storeThatDoesNotAnswerIsAnEvent() {
        decide(new StoreUnavailableException("no answer"), events::add);

        assertThat(events).singleElement().isInstanceOf(AuthEvent.DecisionFailed.class);
    }

    @Test
    void bugDeniesWithoutSayingWhat() {
        var decision = (AccessDecision.Denied) decide(new IllegalStateException("private detail"), events::add);

        assertThat(decision.denial().status()).isEqualTo(500);
        assertThat(decision.denial().message()).doesNotContain("private");
    }

    @Test
    void listenerThatFailsChangesNothing() {
        var decision = decide(new StoreUnavailableException("no answer"), event -> {
            throw new IllegalStateException("broken listener");
        });

        assertThat(decision).isDenied(503);
    }

    @Test
    void keylessApiNeedsNoStore() {
        var api = ProtectedApi.named("open")
                .requires(new AuthRequirement.Keyless())
                .build();
        var gatekeeper = Gatekeeper.builder(
                        new Stores(new FailingStore(new StoreUnavailableException("no answer")), NO_REPLAYS))
                .build();

        assertThat(gatekeeper.decide(api, REQUEST)).isGranted();
    }

    /** A store of which every call fails. */
    private record FailingStore(RuntimeException failure) implements SessionStore {
        @Override
        public Optional<StoredSession> findFirst(List<SessionId> candidates) {
            throw failure;
        }

        @Override
        public void put(SessionId id, Session session, Duration timeToLive) {
            throw failure;
        }

        @Override
        public boolean putIfAbsent(SessionId id, Session session, Duration timeToLive) {
            throw failure;
        }

        @Override
        public boolean replaceIfPresent(SessionId id, Session session, Duration timeToLive) {
            throw failure;
        }

        @Override
        public boolean delete(SessionId id) {
            throw failure;
        }

        @Override
        public Page scan(String cursor, int limit) {
            throw failure;
        }
    }
}
