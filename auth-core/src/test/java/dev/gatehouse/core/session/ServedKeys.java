// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A key service with all that it works with. */
final class ServedKeys {
    static final OrganizationId ACME = new OrganizationId("acme");
    static final ApiId ORDERS = new ApiId("orders");
    static final Session ORDERING = Session.of("acme", Entitlements.to(AccessRight.to(ORDERS)));

    final MutableInstantSource clock = new MutableInstantSource(Instant.parse("2026-03-01T10:00:00Z"));
    final InterruptedStore store =
            new InterruptedStore(InMemoryStores.builder().clock(clock).build().sessions());
    final List<AuthEvent> events = new ArrayList<>();
    final KeyService keys = builder().build();

    Stores stores() {
        return new Stores(
                store,
                InMemoryStores.create().replays(),
                InMemoryStores.create().limits());
    }

    StandardKeyService.Builder builder() {
        return StandardKeyService.builder(stores()).clock(clock).listener(events::add);
    }

    Created minted() {
        return minted(ORDERING);
    }

    Created minted(Session session) {
        return (Created) keys.mint(session);
    }

    Session stored(SessionId id) {
        return store.find(id).orElseThrow();
    }

    boolean exists(SessionId id) {
        return store.find(id).isPresent();
    }

    static Session named(String alias) {
        return ORDERING.with(Attributes.alias(alias));
    }

    static KeyRef ref(Secret key) {
        return new KeyRef.Presented(ACME, key);
    }

    static KeyRef ref(Created key) {
        return ref(key.key());
    }

    static Reason reason(Object outcome) {
        return ((Refused) outcome).reason();
    }
}
