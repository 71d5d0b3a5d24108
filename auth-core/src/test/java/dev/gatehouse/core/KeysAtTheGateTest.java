// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.session.GatehouseKeys;
import dev.gatehouse.core.session.StandardKeyService;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is done to a key counts from the next request on. */
final class KeysAtTheGateTest {
    private static final OrganizationId ACME = new OrganizationId("acme");

    private final MutableInstantSource clock = new MutableInstantSource(Instant.parse("2026-03-01T10:00:00Z"));
    private final Stores stores = InMemoryStores.builder().clock(clock).build();
    private final KeyService keys =
            StandardKeyService.builder(stores).clock(clock).build();
    private final ProtectedApi orders = ProtectedApi.named("orders")
            .organization("acme")
            .requires(TokenRules.in(CredentialLocation.header("Authorization")))
            .build();
    private final Session ordering = Session.of("acme", Entitlements.to(AccessRight.to(orders.id())));
    private final Gate gate = Gatekeeper.builder(stores)
            .keyNaming(GatehouseKeys.standard())
            .clock(clock)
            .build()
            .gate(orders);

    private AccessDecision get(Secret key) {
        return gate.decide(HttpRequest.of("GET", "/", Headers.of("Authorization", key.reveal())));
    }

    private Secret minted() {
        return ((Created) keys.mint(ordering)).key();
    }

    private static KeyRef ref(Secret key) {
        return new KeyRef.Presented(ACME, key);
    }

    @Test
    void mintedKeyPasses() {
        assertThat(get(minted())).isGranted();
    }

    @Test
    void at68RevokedKeyIsRefusedAtOnce() {
        var key = minted();
        assertThat(get(key)).isGranted();

        keys.revoke(ref(key));

        assertThat(get(key)).isDenied(403);
    }

    @Test
    void at68ImportedKeyIsRefusedAtOnceWhenItIsRevoked() {
        var key = Secret.of("chosen-elsewhere");
        keys.importKey(key, ordering, Existing.KEPT);
        assertThat(get(key)).isGranted();

        keys.revoke(ref(key));

        assertThat(get(key)).isDenied(403);
    }

    @Test
    void at72KeyWithAPastExpiryHasExpired() {
        var key = ((Created) keys.mint(ordering.with(Lifetime.until(Instant.ofEpochSecond(1000))))).key();

        assertThat(get(key)).isDenied(401);
    }

    @Test
    void at72KeyThatIsGivenAPastExpiryHasExpired() {
        var key = minted();

        keys.update(ref(key), ordering.with(Lifetime.until(Instant.ofEpochSecond(1000))), Counters.KEPT);

        assertThat(get(key)).isDenied(401);
    }

    @Test
    void keyThatIsSwitchedOffIsRefused() {
        var key = minted();

        keys.update(ref(key), ordering.with(new Lifetime(null, true)), Counters.KEPT);

        assertThat(get(key)).isDenied(403);
    }

    @Test
    void bothKeysPassWhileTheyOverlap() {
        var old = minted();
        var fresh = ((Created) keys.rotate(ref(old), Duration.ofHours(1))).key();

        assertThat(get(old)).isGranted();
        assertThat(get(fresh)).isGranted();
    }

    @Test
    void theNewKeyAlonePassesAfterwards() {
        var old = minted();
        var fresh = ((Created) keys.rotate(ref(old), Duration.ofHours(1))).key();
        clock.advance(Duration.ofHours(1));

        assertThat(get(old)).isDenied(403);
        assertThat(get(fresh)).isGranted();
    }

    @Test
    void nameOfAUserIsNoKey() {
        keys.addUser("alice", ordering, Existing.KEPT);

        assertThat(get(Secret.of("alice"))).isDenied(403);
    }
}
