// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Callers about whom the authenticator said for how long it need not be asked. */
final class RecognizedCallersTest {
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final Session ANYTHING = Session.of("acme", Entitlements.masterKey());
    private static final IdentityExtractor HEADER =
            IdentityExtractor.of(new IdentityPlace.Header("X-Partner"), new IdentityText.Whole());

    private final MutableInstantSource clock = new MutableInstantSource();
    private final Stores stores = InMemoryStores.builder().clock(clock).build();
    private final Sha256KeyNaming naming = new Sha256KeyNaming();
    private final Instant minute = clock.instant().plusSeconds(60);
    private Optional<Instant> goodUntil = Optional.of(minute);
    private int asked;

    private Authentication verify(HttpRequest request, Trace trace) {
        asked++;
        var made = new SessionBasis.Made(ANYTHING, Secret.of("seven"), goodUntil);
        return Authentication.Accepted.by(
                new Proof("mine", new Identity(ACME, "seven"), made, CredentialLocation.header("X-Partner")));
    }

    private AccessDecision send(String api, String... headers) {
        var rules = CustomRules.by("partners", this::verify).recognizing(HEADER);
        return Gatekeeper.builder(stores)
                .keyNaming(naming)
                .clock(clock)
                .build()
                .gate(ProtectedApi.named(api)
                        .organization("acme")
                        .requires(rules)
                        .build())
                .decide(HttpRequest.of("GET", "/", Headers.of(headers)));
    }

    private SessionId record(String credential) {
        return naming.identified(ACME, Secret.of(credential)).get(0);
    }

    @Test
    void areNotAskedAboutAgainUntilThen() {
        send("orders", "X-Partner", "seven");

        assertThat(send("orders", "X-Partner", "seven")).isGranted().hasSession(record("seven"));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void areAskedAboutWhenTheTimeIsUp() {
        send("orders", "X-Partner", "seven");
        clock.advance(Duration.ofSeconds(60));

        send("orders", "X-Partner", "seven");

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void areAskedAboutEveryTimeIfNothingIsSaid() {
        goodUntil = Optional.empty();
        send("orders", "X-Partner", "seven");

        send("orders", "X-Partner", "seven");

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void areOthersWithAnotherCredential() {
        send("orders", "X-Partner", "seven");

        send("orders", "X-Partner", "eight");

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void areAskedAboutByEachApiForItself() {
        send("orders", "X-Partner", "seven");

        send("billing", "X-Partner", "seven");

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void at68AreAskedAboutOnceTheirRecordIsRevoked() {
        send("orders", "X-Partner", "seven");
        stores.sessions().delete(record("seven"));

        send("orders", "X-Partner", "seven");

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void areRefusedOnceTheirRecordIsSwitchedOff() {
        send("orders", "X-Partner", "seven");
        var stored = stores.sessions().find(record("seven")).orElseThrow();
        stores.sessions().put(record("seven"), stored.with(new Lifetime(null, true)), null);

        assertThat(send("orders", "X-Partner", "seven")).isDenied(403).withId(Denials.INACTIVE);
    }

    @Test
    void at63AreNotRecognizedByTheRecordOfAnotherCredential() {
        stores.sessions().put(record("seven"), ANYTHING, null);

        send("orders", "X-Partner", "seven");

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void needACredential() {
        assertThat(send("orders"))
                .isDenied(400)
                .withId(Denials.IDENTITY_MISSING)
                .withMessage("Authorization field missing");
        assertThat(asked).isZero();
    }

    @Test
    void at32At53NeedOneCredential() {
        assertThat(send("orders", "X-Partner", "seven", "X-Partner", "eight")).isDenied(400);
        assertThat(asked).isZero();
    }
}
