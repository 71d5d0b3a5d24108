// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import static dev.gatehouse.core.authentication.signature.SignedBy.DATE;
import static dev.gatehouse.core.authentication.signature.SignedBy.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.SignatureKey;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A signature and a token, of which an API wants both. */
final class SignedChainTest {
    private static final Session HOLDER = Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("orders"))));
    private static final SignatureKey SHARED =
            new SignatureKey(Optional.of(Secret.of("shared-by-both-sides")), "", true, false);
    private static final HttpRequest BOTH = HttpRequest.of(
            "GET",
            "/orders",
            Headers.of(
                    "X-Signature",
                    header("date x-api-key", "date: " + DATE + "\nx-api-key: token-of-somebody"),
                    "X-Api-Key",
                    "token-of-somebody",
                    "Date",
                    DATE));

    private final MutableInstantSource clock = new MutableInstantSource(SignedBy.NOW);
    private final Stores stores = InMemoryStores.builder().clock(clock).build();

    @BeforeEach
    void storeBoth() {
        store("token-of-somebody", HOLDER);
        store("client", HOLDER.with(Credentials.signing(SHARED)));
    }

    private void store(String key, Session session) {
        stores.sessions().put(new Sha256KeyNaming().idOf(Secret.of(key)), session, null);
    }

    private AccessDecision send(HttpRequest request) {
        var api = ProtectedApi.named("orders")
                .organization("acme")
                .requires(AuthRequirement.allOf(
                        TokenRules.in(CredentialLocation.header("X-Api-Key")),
                        SignedBy.gateway()
                                .in(CredentialLocation.header("X-Signature"))
                                .build()))
                .build();
        return Gatekeeper.builder(stores)
                .keyNaming(new Sha256KeyNaming())
                .clock(clock)
                .build()
                .gate(api)
                .decide(request);
    }

    @Test
    void bothAlivePass() {
        assertThat(send(BOTH)).isInstanceOf(AccessDecision.Granted.class);
    }

    @Test
    void at65ADeadSessionOfTheSignatureRefusesTheChain() {
        store("client", HOLDER.with(Credentials.signing(SHARED)).with(Lifetime.until(SignedBy.NOW.minusSeconds(1))));

        assertThat(send(BOTH)).isInstanceOf(AccessDecision.Denied.class);
    }

    @Test
    void at65ADeadSessionOfTheTokenRefusesTheChain() {
        store("token-of-somebody", HOLDER.with(Lifetime.until(SignedBy.NOW.minusSeconds(1))));

        assertThat(send(BOTH)).isInstanceOf(AccessDecision.Denied.class);
    }

    @Test
    void at57ADeadTokenUsesNoSignatureUp() {
        store("token-of-somebody", HOLDER.with(Lifetime.until(SignedBy.NOW.minusSeconds(1))));
        send(BOTH);
        store("token-of-somebody", HOLDER);

        assertThat(send(BOTH)).isInstanceOf(AccessDecision.Granted.class);
    }

    @Test
    void at53AnotherTokenThanTheSignedOneIsRefused() {
        store("token-of-another", HOLDER);
        var swapped = HttpRequest.of(
                "GET",
                "/orders",
                Headers.of(
                        "X-Signature",
                        BOTH.headers().first("X-Signature"),
                        "X-Api-Key",
                        "token-of-another",
                        "Date",
                        DATE));

        assertThat(send(swapped)).isInstanceOf(AccessDecision.Denied.class);
    }
}
