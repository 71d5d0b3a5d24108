// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.policy.StandardPolicyEngine;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Verified;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Sessions that methods of the host's own make, and how long their records stay. */
final class SettledSessionsTest {
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final SessionId ID = new SessionId("made");

    private final MutableInstantSource clock = new MutableInstantSource();
    private final Stores stores = InMemoryStores.builder().clock(clock).build();
    private final SettledSessions sessions =
            new SettledSessions(stores.sessions(), new StandardPolicyEngine(Policies.none(), stores.limits()), clock);

    private Session made(Lifetime lifetime, Instant verified) {
        var session = Session.of("acme", Entitlements.masterKey()).with(lifetime);
        return session.with(session.credentials().with(new Verified(verified, Optional.of(new ApiId("orders")))));
    }

    private Optional<StoredSession> settled(List<SessionId> names) {
        return sessions.settled(ACME, names, Session.of("", Entitlements.masterKey()), Trace.none());
    }

    private boolean isKeptAfter(long seconds, Session session) {
        sessions.keep(new StoredSession(ID, session));
        clock.advance(Duration.ofSeconds(seconds));
        return stores.sessions().find(ID).isPresent();
    }

    private Instant in(long seconds) {
        return clock.instant().plusSeconds(seconds);
    }

    @Test
    void hasTheFirstOfItsNames() {
        assertThat(settled(List.of(ID, new SessionId("other"))).orElseThrow().id())
                .isEqualTo(ID);
    }

    @Test
    void withoutANameIsNone() {
        assertThat(settled(List.of())).isEmpty();
    }

    @Test
    void underTheNameOfAnOrganizationIsNone() {
        assertThat(settled(List.of(SessionId.of(ACME)))).isEmpty();
    }

    @Test
    void staysForADayWithoutAnEnd() {
        assertThat(isKeptAfter(86_400, made(Lifetime.unlimited(), in(60)))).isTrue();
    }

    @Test
    void at60GoesAfterADayWithoutAnEnd() {
        assertThat(isKeptAfter(86_402, made(Lifetime.unlimited(), in(60)))).isFalse();
    }

    @Test
    void at60GoesAfterADayIfItIsToEndNever() {
        assertThat(isKeptAfter(86_402, made(Lifetime.until(Instant.MAX), in(60))))
                .isFalse();
    }

    @Test
    void staysForLongerWithoutAnEndIfNobodyNeedsToBeAsked() {
        assertThat(isKeptAfter(100_000, made(Lifetime.unlimited(), in(100_000))))
                .isTrue();
    }

    @Test
    void staysUntilItEnds() {
        assertThat(isKeptAfter(60, made(Lifetime.until(in(60)), in(1)))).isTrue();
    }

    @Test
    void goesOnceItEnded() {
        assertThat(isKeptAfter(61, made(Lifetime.until(in(60)), in(1)))).isFalse();
    }

    @Test
    void staysAsLongAsNobodyNeedsToBeAsked() {
        assertThat(isKeptAfter(90, made(Lifetime.until(in(60)), in(90)))).isTrue();
    }

    @Test
    void staysAsLongAsItSays() {
        var minutes = new Retention.Fixed(Duration.ofMinutes(5));

        assertThat(isKeptAfter(301, made(Lifetime.until(in(600)).with(minutes), in(1))))
                .isFalse();
    }

    @Test
    void takesThePlaceOfItsOwnRecord() {
        var longer = custom(Lifetime.until(in(90)));
        sessions.keep(new StoredSession(ID, custom(Lifetime.until(in(60)))));

        sessions.keep(new StoredSession(ID, longer));

        assertThat(stores.sessions().find(ID)).contains(longer);
    }

    @Test
    void at63RecordOfAKeyThatComesMeanwhileIsLeftAlone() {
        var key = Session.of("acme", Entitlements.nothing());
        var racing = racing(store -> store.put(ID, key, null));

        racing.keep(new StoredSession(ID, custom(Lifetime.unlimited())));

        assertThat(stores.sessions().find(ID)).contains(key);
    }

    @Test
    void at63KeyThatTakesThePlaceMeanwhileIsLeftAlone() {
        var key = Session.of("acme", Entitlements.nothing());
        sessions.keep(new StoredSession(ID, custom(Lifetime.until(in(60)))));
        var racing = racing(store -> store.put(ID, key, null));

        racing.keep(new StoredSession(ID, custom(Lifetime.unlimited())));

        assertThat(stores.sessions().find(ID)).contains(key);
    }

    @Test
    void at68WhatIsRevokedMeanwhileStaysRevoked() {
        sessions.keep(new StoredSession(ID, custom(Lifetime.until(in(60)))));
        var racing = racing(store -> store.delete(ID));

        racing.keep(new StoredSession(ID, custom(Lifetime.unlimited())));

        assertThat(stores.sessions().find(ID)).isEmpty();
    }

    private static Session custom(Lifetime lifetime) {
        return Session.of("acme", Entitlements.masterKey())
                .with(CredentialKind.CUSTOM)
                .with(lifetime);
    }

    /** Somebody else does something right before the record is written. */
    private SettledSessions racing(Consumer<SessionStore> action) {
        var store = new InterruptedStore(stores.sessions());
        store.beforeNextWrite(() -> action.accept(stores.sessions()));
        return new SettledSessions(store, new StandardPolicyEngine(Policies.none(), stores.limits()), clock);
    }

    @Test
    void isWrittenOnce() {
        var session = made(Lifetime.until(in(60)), in(1));
        sessions.keep(new StoredSession(ID, session));
        clock.advance(Duration.ofSeconds(30));

        // A record written again would be kept for longer than it says.
        assertThat(isKeptAfter(31, session)).isFalse();
    }
}
