// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.Denials;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.MethodRules;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.Stores;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GatekeeperTest {
    private static final HttpRequest REQUEST = HttpRequest.of("GET", "/", Headers.of("X-Key", "abc"));

    private final Stores stores = InMemoryStores.create();
    private final ProtectedApi api = ProtectedApi.named("orders")
            .requires(TokenRules.in(CredentialLocation.header("X-Key")))
            .build();

    @Test
    void decidesEachApiByItsOwnRules() {
        var gatekeeper = Gatekeeper.builder(stores).build();
        var open = ProtectedApi.named("open")
                .requires(new AuthRequirement.Keyless())
                .build();

        assertThat(gatekeeper.decide(open, REQUEST)).isGranted();
        assertThat(gatekeeper.decide(api, REQUEST)).isDenied(403);
    }

    @Test
    void namesKeysAsTheHostSays() {
        var gatekeeper = Gatekeeper.builder(stores)
                .keyNaming((organization, presented) -> List.of(new SessionId("custom-" + presented.reveal())))
                .build();
        stores.sessions().put(new SessionId("custom-abc"), Session.of("", Entitlements.masterKey()), null);

        assertThat(gatekeeper.decide(api, REQUEST)).isGranted();
    }

    @Test
    void tellsClientsWhatTheHostSays() {
        var gatekeeper = Gatekeeper.builder(stores)
                .denials(Denials.standard().with(Denials.UNKNOWN_CREDENTIAL, 404, "Nobody here"))
                .build();

        assertThat(gatekeeper.decide(api, REQUEST)).isDenied(404).withMessage("Nobody here");
    }

    @Test
    void explainsLikeItDecides() {
        var gatekeeper = Gatekeeper.builder(stores).build();

        assertThat(gatekeeper.explain(api, REQUEST).decision()).isEqualTo(gatekeeper.decide(api, REQUEST));
    }

    @Test
    void refusesAMethodThatNobodyKnows() {
        MethodRules unknown = () -> "palm_reading";
        var strange = ProtectedApi.named("strange").requires(unknown).build();

        assertThatThrownBy(() -> Gatekeeper.builder(stores).build().gate(strange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("palm_reading");
    }

    @Test
    void refusesAMethodThatNobodyKnowsAlsoWhereItDecides() {
        MethodRules unknown = () -> "palm_reading";
        var strange = ProtectedApi.named("strange").requires(unknown).build();

        assertThatThrownBy(() -> Gatekeeper.builder(stores).build().decide(strange, REQUEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("palm_reading");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/free(", "/a)|(?:b", "/(((x{0,100}){0,100}){0,100})", "/\\Qfree"})
    void refusesAnOpenPathThatIsNoExpression(String pattern) {
        var strange = ProtectedApi.named("strange")
                .requires(TokenRules.in(CredentialLocation.header("X-Key")))
                .versions(new ApiVersions.Single(ApiVersion.of("Default", PathRule.of(pattern, "GET"))))
                .build();

        assertThatThrownBy(() -> Gatekeeper.builder(stores).build().gate(strange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("open path");
    }

    @Test
    void storesOnlyAHashOfTheKeyByDefault() {
        var naming = new dev.gatehouse.core.session.Sha256KeyNaming();

        assertThat(naming.idOf(Secret.of("abc")).value())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
