// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.authentication.basic.BasicRules;
import dev.gatehouse.core.authentication.basic.BasicRules.BodyExpressions;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.internal.failure.FailureText;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.Cors;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.Degradation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.event.EventListener;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.BodyUnavailableException;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.ReplayStore;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.SessionStore.Replacement;
import dev.gatehouse.store.StoreFullException;
import dev.gatehouse.store.StorePort;
import dev.gatehouse.store.StoreUnavailableException;
import dev.gatehouse.store.Stores;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Whatever fails on the way refuses the request. */
final class FailureTest {
    private static final ReplayStore NO_REPLAYS = (use, remembered) -> false;

    private static final HttpRequest REQUEST = HttpRequest.of("GET", "/", Headers.of("Authorization", "some-key"));

    private final List<AuthEvent> events = new ArrayList<>();

    private AccessDecision decide(Throwable failure, EventListener listener) {
        return Gatekeeper.builder(new Stores(
                        new FailingStore(failure),
                        NO_REPLAYS,
                        InMemoryStores.create().limits()))
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
    void bodyThatBreaksOffIsTheClientsDoing() {
        var rules = BasicRules.in(CredentialLocation.header("Authorization"))
                .orIn(new BodyExpressions("user=(.*)", "password=(.*)", 1000));
        Body broken = most -> {
            throw new BodyUnavailableException("broke off", new IOException());
        };

        var decision = Gatekeeper.builder(InMemoryStores.create())
                .build()
                .gate(ProtectedApi.named("orders").requires(rules).build())
                .decide(HttpRequest.of("POST", "/", Headers.none()).withBody(broken));

        assertThat(decision).isDenied(400).withId(Denials.MALFORMED_REQUEST);
    }

    @Test
    void storeThatDoesNotAnswerIsAnEventBeforeThatOfTheRefusal() {
        decide(new StoreUnavailableException("no answer"), events::add);

        assertThat(events).hasExactlyElementsOfTypes(AuthEvent.StoreFailed.class, AuthEvent.DecisionFailed.class);
    }

    @Test
    void eventOfAStoreNamesApiPortAndWhatBecameOfTheRequest() {
        decide(new StoreUnavailableException("no answer"), events::add);

        assertThat(events.get(0)).isInstanceOfSatisfying(AuthEvent.StoreFailed.class, failed -> {
            assertThat(failed.origin().api()).isEqualTo(api().id());
            assertThat(failed.port()).isEqualTo(StorePort.SESSIONS);
            assertThat(failed.degradation()).isEqualTo(Degradation.DENY);
        });
    }

    @Test
    void apiThatGoesOnWithoutLimitsIsDeniedWithoutSessionsAllTheSame() {
        var api = ProtectedApi.named("orders")
                .requires(TokenRules.in(CredentialLocation.header("Authorization")))
                .limitDegradation(Degradation.ALLOW)
                .build();
        var stores = new Stores(
                new FailingStore(new StoreUnavailableException("no answer")),
                NO_REPLAYS,
                InMemoryStores.create().limits());

        assertThat(Gatekeeper.builder(stores).build().gate(api).decide(REQUEST)).isDenied(503);
    }

    @Test
    void bugIsNoEventOfAStore() {
        decide(new IllegalStateException("private detail"), events::add);

        assertThat(events).singleElement().isInstanceOf(AuthEvent.DecisionFailed.class);
    }

    @Test
    void bugDeniesWithoutSayingWhat() {
        var decision = (AccessDecision.Denied) decide(new IllegalStateException("private detail"), events::add);

        assertThat(decision.denial().status()).isEqualTo(500);
        assertThat(decision.denial().message()).doesNotContain("private");
    }

    @Test
    void storeThatIsFullDeniesLikeOneThatIsAway() {
        var decision = decide(new StoreFullException(10), events::add);

        assertThat(decision).isDenied(503).withId(Denials.STORE_UNAVAILABLE);
        assertThat(decision.effects().response().first("Retry-After")).isEqualTo("1");
    }

    @Test
    void anyErrorDenies() {
        for (var error : List.of(new StackOverflowError(), new NoClassDefFoundError(), new AssertionError())) {
            assertThat(decide(error, events::add)).isDenied(500).withId(Denials.INTERNAL);
        }
    }

    @Test
    void exhaustedMemoryIsNotAboutOneRequest() {
        assertThatThrownBy(() -> decide(new OutOfMemoryError(), events::add)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void requestThatFailsWhereverItIsReadIsDenied() {
        var api = ProtectedApi.named("orders")
                .requires(TokenRules.in(CredentialLocation.header("Authorization")))
                .cors(new Cors(
                        List.of("*"),
                        List.of("GET"),
                        List.of(),
                        List.of(),
                        false,
                        new Cors.Preflight(Duration.ZERO, false)))
                .build();

        var decision = Gatekeeper.builder(new Stores(
                        new FailingStore(new StoreUnavailableException("no answer")),
                        NO_REPLAYS,
                        InMemoryStores.create().limits()))
                .listener(events::add)
                .build()
                .gate(api)
                .decide(HttpRequest.of("GET", "/", new BrokenHeaders()));

        assertThat(decision).isDenied(500).withId(Denials.INTERNAL);
        assertThat(events).singleElement().isInstanceOf(AuthEvent.DecisionFailed.class);
    }

    @Test
    void at58LogNamesClassesAndPlacesAndNoMessage() {
        var failure = new IllegalStateException("quotes s3cret", new IllegalArgumentException("s3cret, too"));

        assertThat(FailureText.of(failure))
                .contains("java.lang.IllegalStateException at ", "caused by java.lang.IllegalArgumentException")
                .contains("FailureTest")
                .doesNotContain("s3cret");
    }

    @Test
    void causeThatIsItsOwnCauseEndsTheText() {
        var first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));

        assertThat(FailureText.of(first)).hasSizeLessThan(20_000);
    }

    @Test
    void listenerThatOverflowsChangesNothing() {
        var decision = decide(new StoreUnavailableException("no answer"), event -> {
            throw new StackOverflowError();
        });

        assertThat(decision).isDenied(503);
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
        var gatekeeper = Gatekeeper.builder(new Stores(
                        new FailingStore(new StoreUnavailableException("no answer")),
                        NO_REPLAYS,
                        InMemoryStores.create().limits()))
                .build();

        assertThat(gatekeeper.decide(api, REQUEST)).isGranted();
    }

    /** Throws what the compiler would not let pass; stores of other languages do. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException thrown(Throwable failure) throws T {
        throw (T) failure;
    }

    /** Lines that cannot be read, as when a connection has gone. */
    private record BrokenHeaders() implements Headers {
        @Override
        public String first(String name) {
            throw new IllegalStateException("the connection is gone");
        }

        @Override
        public List<String> all(String name) {
            throw new IllegalStateException("the connection is gone");
        }

        @Override
        public void forEach(BiConsumer<String, String> visitor) {
            throw new IllegalStateException("the connection is gone");
        }
    }

    /** A store of which every call fails. */
    private record FailingStore(Throwable failure) implements SessionStore {
        @Override
        public Optional<StoredSession> findFirst(List<SessionId> candidates) {
            throw FailureTest.<RuntimeException>thrown(failure);
        }

        @Override
        public void put(SessionId id, Session session, Duration timeToLive) {
            throw FailureTest.<RuntimeException>thrown(failure);
        }

        @Override
        public boolean putIfAbsent(SessionId id, Session session, Duration timeToLive) {
            throw FailureTest.<RuntimeException>thrown(failure);
        }

        @Override
        public Optional<CurrentSession> findCurrent(List<SessionId> candidates) {
            throw FailureTest.<RuntimeException>thrown(failure);
        }

        @Override
        public Replacement replaceIfUnchanged(CurrentSession read, Session session, Duration timeToLive) {
            throw FailureTest.<RuntimeException>thrown(failure);
        }

        @Override
        public boolean delete(SessionId id) {
            throw FailureTest.<RuntimeException>thrown(failure);
        }

        @Override
        public Page scan(String cursor, int limit) {
            throw FailureTest.<RuntimeException>thrown(failure);
        }
    }
}
