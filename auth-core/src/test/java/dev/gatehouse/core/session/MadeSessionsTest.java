// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.policy.StandardPolicyEngine;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Verified;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.SessionMaking.Place;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Sessions that methods of the host's own make, and how long their records stay. */
final class MadeSessionsTest {
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final Secret KEY = Secret.of("made");
    private static final SessionId ID = new SessionId("made");

    private final MutableInstantSource clock = new MutableInstantSource();
    private final Stores stores = InMemoryStores.builder().clock(clock).build();

    private Place place(OrganizationId organization, SessionId... names) {
        return place(stores.sessions(), organization, names);
    }

    private Place place(SessionStore store, OrganizationId organization, SessionId... names) {
        var engine = new StandardPolicyEngine(Policies.none(), stores.limits());
        return new MadeSessions((owner, key) -> List.of(names), store, engine, clock).made(organization, KEY);
    }

    private Place place() {
        return place(ACME, ID);
    }

    private Session made(Lifetime lifetime, Instant verified) {
        var session = Session.of("acme", Entitlements.masterKey()).with(lifetime);
        return session.with(session.credentials().with(new Verified(verified, Optional.of("orders"))));
    }

    private Optional<StoredSession> settled(SessionId... names) {
        return place(ACME, names).settled(Session.of("", Entitlements.masterKey()), Trace.none());
    }

    private boolean isKeptAfter(long seconds, Session session) {
        place().keep(new StoredSession(ID, session));
        clock.advance(Duration.ofSeconds(seconds));
        return stores.sessions().find(ID).isPresent();
    }

    private Session kept() {
        return stores.sessions().find(ID).orElseThrow();
    }

    private Instant in(long seconds) {
        return clock.instant().plusSeconds(seconds);
    }

    @Test
    void hasTheFirstOfItsNames() {
        assertThat(settled(ID, new SessionId("other")).orElseThrow().id()).isEqualTo(ID);
    }

    @Test
    void withoutANameIsNone() {
        assertThat(settled()).isEmpty();
    }

    @Test
    void underTheNameOfAnOrganizationIsNone() {
        assertThat(settled(SessionId.of(ACME))).isEmpty();
    }

    @Nested
    class WhereAnotherIsKept {
        private final Session old = made(Lifetime.unlimited(), in(1));
        private final Session fresh = made(Lifetime.unlimited(), in(60));

        @Test
        void takesItsPlace() {
            stores.sessions().put(ID, old, null);

            place().keep(new StoredSession(ID, fresh));

            assertThat(kept()).isEqualTo(fresh);
        }

        @Test
        void at64KeepsNoSessionOverOneOfAnotherOrganization() {
            stores.sessions().put(ID, old, null);

            place(new OrganizationId("other"), ID).keep(new StoredSession(ID, fresh));

            assertThat(kept()).isEqualTo(old);
        }

        @Test
        void at64IsNotGivenOneOfAnotherOrganization() {
            stores.sessions().put(ID, old, null);

            assertThat(place(new OrganizationId("other"), ID).kept(Trace.none()))
                    .isEmpty();
        }

        @Test
        void at68TakesThePlaceOfNoneThatWasSwitchedOffMeanwhile() {
            stores.sessions().put(ID, old, null);
            var seen = place();
            var off = old.with(new Lifetime(null, true));
            stores.sessions().put(ID, off, null);

            seen.keep(new StoredSession(ID, fresh));

            assertThat(kept()).isEqualTo(off);
        }

        @Test
        void at68DoesNotComeBackIfItWasRevokedMeanwhile() {
            stores.sessions().put(ID, old, null);
            var seen = place();
            stores.sessions().delete(ID);

            seen.keep(new StoredSession(ID, fresh));

            assertThat(stores.sessions().find(ID)).isEmpty();
        }
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
        place().keep(new StoredSession(ID, custom(Lifetime.until(in(60)))));

        place().keep(new StoredSession(ID, longer));

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
        place().keep(new StoredSession(ID, custom(Lifetime.until(in(60)))));
        var racing = racing(store -> store.put(ID, key, null));

        racing.keep(new StoredSession(ID, custom(Lifetime.unlimited())));

        assertThat(stores.sessions().find(ID)).contains(key);
    }

    @Test
    void at68WhatIsRevokedMeanwhileStaysRevoked() {
        place().keep(new StoredSession(ID, custom(Lifetime.until(in(60)))));
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
    private Place racing(Consumer<SessionStore> action) {
        var store = new InterruptedStore(stores.sessions());
        store.beforeNextWrite(() -> action.accept(stores.sessions()));
        return place(store, ACME, ID);
    }

    @Test
    void isWrittenOnce() {
        var session = made(Lifetime.until(in(60)), in(1));
        place().keep(new StoredSession(ID, session));
        clock.advance(Duration.ofSeconds(30));

        // A record written again would be kept for longer than it says.
        assertThat(isKeptAfter(31, session)).isFalse();
    }
}
