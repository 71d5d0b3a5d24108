// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.authentication.basic.BasicRules;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.password.CountedScheme;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.password.PasswordUpgrade;
import dev.gatehouse.core.session.StandardKeyService;
import dev.gatehouse.core.tyk.TykKeyRecords;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.MethodRules;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is done to a user counts from the next request on. */
final class UsersAtTheGateTest {
    private static final KeyRef MAX = new KeyRef.ByUsername(new OrganizationId("acme"), "max");
    private static final Session ORDERING = Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("orders"))));
    private static final BasicRules BASIC = BasicRules.in(CredentialLocation.header("Authorization"));

    private final CountedScheme usual = CountedScheme.slow("usual");
    private final CountedScheme older = CountedScheme.slow("older");
    private final PasswordHashing hashing = PasswordHashing.preferring(usual).replacing(List.of(older));
    private final MutableInstantSource clock = new MutableInstantSource();
    private final Stores stores = InMemoryStores.builder().clock(clock).build();
    private final KeyService keys =
            StandardKeyService.builder(stores).clock(clock).passwords(hashing).build();
    private final List<AuthEvent> events = new ArrayList<>();
    private final Gate gate = gate(BASIC, keys::rehash);

    private Gate gate(MethodRules rules, PasswordUpgrade upgrade) {
        var api = ProtectedApi.named("orders")
                .organization("acme")
                .requires(rules)
                .build();
        return Gatekeeper.builder(stores)
                .clock(clock)
                .passwords(hashing)
                .passwordUpgrade(upgrade)
                .listener(events::add)
                .build()
                .gate(api);
    }

    private AccessDecision get(String user, String password) {
        return get(gate, "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8)));
    }

    private static AccessDecision get(Gate gate, String authorization) {
        return gate.decide(HttpRequest.of("GET", "/", Headers.of("Authorization", authorization)));
    }

    private void added(String name, String password) {
        keys.addUser(name, Secret.of(password), ORDERING, Existing.REPLACED);
    }

    private StoredPassword stored() {
        return keys.find(MAX).orElseThrow().session().credentials().password().orElseThrow();
    }

    @Test
    void registeredUserPasses() {
        added("max", "secret");

        assertThat(get("max", "secret")).isGranted();
        assertThat(get("max", "wrong")).isDenied(401);
    }

    /** The accents make more bytes of a name than it has letters. */
    @Test
    void longestNameThatCanBeRegisteredCanLogInAndALongerOneIsRefused() {
        var longest = "\u00e9".repeat(2048);
        added(longest, "secret");

        assertThat(get(longest, "secret")).isGranted();
        assertThat(keys.addUser(longest + "x", Secret.of("secret"), ORDERING, Existing.KEPT))
                .isEqualTo(new KeyService.Refused(
                        KeyService.Reason.UNUSABLE_KEY, "The name must not be longer than 4096 bytes"));
    }

    @Test
    void refusalIsToldOnceAndChallenged() {
        var denied = (AccessDecision.Denied) get("max", "secret");

        assertThat(denied.denial().message()).isEqualTo("User not authorised");
        assertThat(denied.effects().response().first("WWW-Authenticate"))
                .isEqualTo("Basic realm=\"orders\", charset=\"UTF-8\"");
        assertThat(events).singleElement().isInstanceOf(AuthEvent.AuthenticationFailed.class);
    }

    @Test
    void nothingSentIsNoEvent() {
        gate.decide(HttpRequest.of("GET", "/", Headers.none()));

        assertThat(events).isEmpty();
    }

    @Test
    void at68OldPasswordIsRefusedAtOnceAfterAChange() {
        added("max", "old");
        assertThat(get("max", "old")).isGranted();

        keys.changePassword(MAX, Secret.of("new"));

        assertThat(get("max", "old")).isDenied(401);
        assertThat(get("max", "new")).isGranted();
    }

    @Test
    void at68DeletedUserIsRefusedAtOnce() {
        added("max", "secret");
        assertThat(get("max", "secret")).isGranted();

        keys.revoke(MAX);

        assertThat(get("max", "secret")).isDenied(401);
    }

    @Test
    void at63NameOfAUserIsNoToken() {
        added("max", "secret");

        assertThat(get(gate(TokenRules.in(CredentialLocation.header("Authorization")), keys::rehash), "max"))
                .isDenied(403);
    }

    @Test
    void at62TokenIsNoUserWithAnEmptyPassword() {
        keys.importKey(Secret.of("plain-key"), ORDERING, Existing.KEPT);

        assertThat(get("plain-key", "")).isDenied(401);
    }

    @Test
    void at58NoEventShowsNameOrPassword() {
        added("max", "secret");

        get("max", "hunter2hunter2");

        assertThat(events.toString()).doesNotContain("hunter2", "max");
    }

    /** With a scheme that ignores the end of a password, which the original has. */
    @Test
    void at61TypoIsNotKeptInThePlaceOfAPassword() {
        var legacy = TykKeyRecords.passwords("argon2id", true);
        var service = StandardKeyService.builder(stores)
                .clock(clock)
                .passwords(legacy)
                .build();
        var part = TykKeyRecords.passwords("murmur32", true).hash(Secret.of("correct-horse1"));
        service.addUser("max", ORDERING.with(Credentials.user(part)), Existing.REPLACED);
        var api = ProtectedApi.named("orders")
                .organization("acme")
                .requires(BASIC)
                .build();
        var typing = Gatekeeper.builder(stores)
                .clock(clock)
                .passwords(legacy)
                .passwordUpgrade(service::rehash)
                .build()
                .gate(api);

        get(typing, "Basic " + Base64.getEncoder().encodeToString("max:correct-horsXX".getBytes(UTF_8)));

        assertThat(stored()).isEqualTo(part);
    }

    @Test
    void at60TooManyLoginsAtOnceAreToldToComeAgain() {
        var api = ProtectedApi.named("orders")
                .organization("acme")
                .requires(BASIC)
                .build();
        var busy = Gatekeeper.builder(stores)
                .passwords(hashing.patience(Duration.ofHours(1)))
                .build()
                .gate(api);
        Thread.currentThread().interrupt();

        var decision = get(busy, "Basic bWF4OnNlY3JldA==");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(decision).isDenied(503).withId(Denials.PASSWORDS_BUSY);
        assertThat(decision.effects().response().first("Retry-After")).isEqualTo("1");
    }

    @Nested
    class WithAnOutdatedHash {
        private void kept(Session session) {
            keys.addUser("max", session.with(Credentials.user(older.stored("secret"))), Existing.REPLACED);
        }

        @Test
        void loginMovesItToABetterOne() {
            kept(ORDERING);

            assertThat(get("max", "secret")).isGranted();

            assertThat(stored()).isEqualTo(usual.stored("secret"));
            assertThat(get("max", "secret")).isGranted();
        }

        @Test
        void requestThatIsNotGrantedLeavesIt() {
            kept(Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("other")))));

            assertThat(get("max", "secret")).isDenied(403);

            assertThat(stored()).isEqualTo(older.stored("secret"));
        }

        @Test
        void failureToMoveItDoesNotMatter() {
            kept(ORDERING);
            var failing = gate(BASIC, (user, password) -> {
                throw new IllegalStateException("the store is away");
            });

            var decision = get(failing, "Basic " + Base64.getEncoder().encodeToString("max:secret".getBytes(UTF_8)));

            assertThat(decision).isGranted();
        }
    }
}
