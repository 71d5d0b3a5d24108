// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gate;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.basic.BasicRules;
import dev.gatehouse.core.password.Bcrypt;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.session.StandardKeyService;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passwords that were verified are remembered, and so are sessions; neither outlives a change. */
final class ChangedPasswordTest {
    private static final KeyRef MAX = new KeyRef.ByUsername(new OrganizationId("acme"), "max");
    private static final Session ORDERING = Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("orders"))));

    private final PasswordHashing hashing = PasswordHashing.preferring(new Bcrypt(4));

    @AutoClose
    private final RedisStores redis = RedisStores.builder(
                    Deployments.STANDALONE.get().uri())
            .deadline(Duration.ofSeconds(10))
            .cacheSessions(100, Duration.ofMinutes(10))
            .build();

    private final KeyService keys =
            StandardKeyService.builder(redis.stores()).passwords(hashing).build();
    private final Gate gate = Gatekeeper.builder(redis.stores())
            .passwords(hashing)
            .build()
            .gate(ProtectedApi.named("orders")
                    .organization("acme")
                    .requires(BasicRules.in(CredentialLocation.header("Authorization")))
                    .build());

    private AccessDecision get(String password) {
        var login = Base64.getEncoder().encodeToString(("max:" + password).getBytes(UTF_8));
        return gate.decide(HttpRequest.of("GET", "/", Headers.of("Authorization", "Basic " + login)));
    }

    @BeforeEach
    void bothCachesKnowTheOldOne() {
        Deployments.STANDALONE.get().clear();
        keys.addUser("max", Secret.of("old"), ORDERING, Existing.REPLACED);
        get("old");
        assertThat(get("old")).isGranted();
    }

    @Test
    void at68TheOldOneIsRefusedAtOnce() {
        keys.changePassword(MAX, Secret.of("new"));

        assertThat(get("old")).isDenied(401);
    }

    @Test
    void at68TheNewOneCountsAtOnce() {
        keys.changePassword(MAX, Secret.of("new"));

        assertThat(get("new")).isGranted();
    }

    @Test
    void at68NoneCountsOnceTheUserIsGone() {
        keys.revoke(MAX);

        assertThat(get("old")).isDenied(401);
    }
}
