// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.definition.AuthRequirement.allOf;
import static dev.gatehouse.definition.AuthRequirement.anyOf;
import static dev.gatehouse.definition.AuthRequirement.of;
import static dev.gatehouse.definition.AuthRequirement.optional;
import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.core.authentication.basic.BasicRules;
import dev.gatehouse.core.authentication.custom.CustomRules;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.session.GatehouseKeys;
import dev.gatehouse.core.session.StandardKeyService;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several methods at once, as requests meet them. */
final class CombinationsAtTheGateTest {
    private static final Session ORDERING = Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("orders"))));
    private static final String MAX = "Basic bWF4OnNlY3JldA==";
    private static final TokenRules TOKEN = TokenRules.in(CredentialLocation.header("X-Key"));
    private static final TokenRules OTHER = TokenRules.in(CredentialLocation.header("X-Other"));
    private static final BasicRules BASIC = BasicRules.in(CredentialLocation.header("Authorization"));

    private final MutableInstantSource clock = new MutableInstantSource();
    private final Stores stores = InMemoryStores.builder().clock(clock).build();
    private final KeyService keys =
            StandardKeyService.builder(stores).clock(clock).build();

    private void user(Session session) {
        keys.addUser("max", Secret.of("secret"), session.with(Attributes.alias("user")), Existing.REPLACED);
    }

    private void key(String name, Session session) {
        stores.sessions()
                .put(GatehouseKeys.standard().storedAs(Secret.of(name)), session.with(Attributes.alias(name)), null);
    }

    private AccessDecision send(AuthRequirement requirement, String... headers) {
        var api = ProtectedApi.named("orders")
                .organization("acme")
                .requires(requirement)
                .strip(List.of(CredentialLocation.header("X-Key")))
                .build();
        return Gatekeeper.builder(stores)
                .clock(clock)
                .build()
                .gate(api)
                .decide(HttpRequest.of("GET", "/", Headers.of(headers)));
    }

    private static String ruler(AccessDecision decision) {
        return ((AccessDecision.Granted) decision)
                .session()
                .orElseThrow()
                .session()
                .attributes()
                .alias();
    }

    @Nested
    class All {
        private static final AuthRequirement.AllOf BOTH = allOf(BASIC, TOKEN);

        @Test
        void lastOnesSessionRules() {
            user(ORDERING);
            key("the-key", ORDERING);

            assertThat(ruler(send(BOTH, "Authorization", MAX, "X-Key", "the-key")))
                    .isEqualTo("the-key");
        }

        @Test
        void sessionOfTheBaseRules() {
            user(ORDERING);
            key("the-key", ORDERING);

            assertThat(ruler(send(BOTH.basedOn(BasicRules.METHOD), "Authorization", MAX, "X-Key", "the-key")))
                    .isEqualTo("user");
        }

        @Test
        void rightsOfTheBaseAreNeeded() {
            user(Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("billing")))));
            key("the-key", ORDERING);

            assertThat(send(BOTH.basedOn(BasicRules.METHOD), "Authorization", MAX, "X-Key", "the-key"))
                    .isDenied(403)
                    .withId(Denials.API_NOT_GRANTED);
        }

        @Test
        void at65SwitchedOffSessionBesideTheBaseRefuses() {
            user(ORDERING.with(new Lifetime(null, true)));
            key("the-key", ORDERING);

            assertThat(send(BOTH, "Authorization", MAX, "X-Key", "the-key"))
                    .isDenied(403)
                    .withId(Denials.INACTIVE);
        }

        @Test
        void at65SessionThatEndedBesideTheBaseRefuses() {
            user(ORDERING.with(Lifetime.until(clock.instant().minusSeconds(1))));
            key("the-key", ORDERING);

            assertThat(send(BOTH, "Authorization", MAX, "X-Key", "the-key"))
                    .isDenied(401)
                    .withId(Denials.EXPIRED);
        }

        @Test
        void at65SessionWithoutARightToTheApiBesideTheBaseRefuses() {
            user(Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("billing")))));
            key("the-key", ORDERING);

            assertThat(send(BOTH, "Authorization", MAX, "X-Key", "the-key"))
                    .isDenied(403)
                    .withId(Denials.API_NOT_GRANTED);
        }

        @Test
        void at65SessionForEveryApiBesideTheBaseIsEnough() {
            user(ORDERING);
            key("the-key", Session.of("acme", Entitlements.masterKey()));

            assertThat(send(BOTH.basedOn(BasicRules.METHOD), "Authorization", MAX, "X-Key", "the-key"))
                    .isGranted();
        }

        @Test
        void at65DeadSessionInAGroupOfAlternativesRefuses() {
            user(ORDERING.with(new Lifetime(null, true)));
            key("the-key", ORDERING);

            assertThat(send(anyOf(BOTH, of(OTHER)), "Authorization", MAX, "X-Key", "the-key"))
                    .isDenied(403)
                    .withId(Denials.INACTIVE);
        }

        @Test
        void oneOfThemIsNotEnough() {
            key("the-key", ORDERING);

            assertThat(send(BOTH, "X-Key", "the-key")).isDenied(401).withId(Denials.USER_MISSING);
        }
    }

    @Nested
    class Any {
        private static final AuthRequirement EITHER = anyOf(allOf(BASIC, TOKEN), of(OTHER));

        @Test
        void secondAlternativeIsEnough() {
            key("the-other", ORDERING);

            assertThat(ruler(send(EITHER, "X-Other", "the-other"))).isEqualTo("the-other");
        }

        @Test
        void firstAlternativeThatIsProvedRules() {
            user(ORDERING);
            key("the-key", ORDERING);
            key("the-other", ORDERING);

            assertThat(ruler(send(EITHER, "Authorization", MAX, "X-Key", "the-key", "X-Other", "the-other")))
                    .isEqualTo("the-key");
        }

        @Test
        void partsOfSeveralAlternativesAreNone() {
            user(ORDERING);

            assertThat(send(EITHER, "Authorization", MAX)).isDenied(401).withId(Denials.CREDENTIAL_MISSING);
        }

        @Test
        void challengesOfAllAreTold() {
            assertThat(send(anyOf(BASIC, TOKEN)))
                    .isDenied(401)
                    .withId(Denials.CREDENTIAL_MISSING)
                    .withHeader("WWW-Authenticate", "Basic realm=\"orders\", charset=\"UTF-8\"");
        }
    }

    @Nested
    class AMethodOfTheHostsOwnThatFindsNothing {
        private static final CustomRules ABSENT = CustomRules.by(
                "absent",
                (request, trace) ->
                        new Authentication.Absent(new Refusal(Denials.CUSTOM_REFUSED, "nothing"), List.of()));

        static List<AuthRequirement> requirements() {
            return List.of(of(ABSENT), allOf(ABSENT, TOKEN), allOf(TOKEN, ABSENT), anyOf(ABSENT, TOKEN));
        }

        @ParameterizedTest
        @MethodSource("requirements")
        void at67LetsNoStrangerPass(AuthRequirement requirement) {
            assertThat(send(requirement)).isInstanceOf(AccessDecision.Denied.class);
        }

        @Test
        void at67ProvesNothingBesideAToken() {
            key("the-key", ORDERING);

            assertThat(send(allOf(ABSENT, TOKEN), "X-Key", "the-key")).isDenied(403);
            assertThat(send(allOf(TOKEN, ABSENT), "X-Key", "the-key")).isDenied(403);
        }

        @Test
        void passesAsNobodyIfItIsOptional() {
            assertThat(send(optional(of(ABSENT)))).isGranted().hasNoSession();
        }
    }

    @Nested
    class Optional {
        private static final AuthRequirement MAYBE = optional(anyOf(allOf(BASIC, TOKEN), of(OTHER)));

        @Test
        void requestWithoutCredentialsPassesAsNobody() {
            assertThat(send(MAYBE)).isGranted().hasNoSession();
        }

        @Test
        void goodCredentialCounts() {
            key("the-other", ORDERING);

            assertThat(ruler(send(MAYBE, "X-Other", "the-other"))).isEqualTo("the-other");
        }

        @Test
        void wrongCredentialIsRefused() {
            assertThat(send(MAYBE, "X-Other", "nobodys")).isDenied(403).withId(Denials.UNKNOWN_CREDENTIAL);
        }

        @Test
        void someOfTheCredentialsThatBelongTogetherAreRefused() {
            key("the-key", ORDERING);

            assertThat(send(MAYBE, "X-Key", "the-key")).isDenied(401);
        }

        @Test
        void wrongCredentialThatIsNotReachedIsRefused() {
            assertThat(send(MAYBE, "X-Key", "nobodys")).isDenied(401);
        }

        @Test
        void twoAuthorizationLinesAreRefused() {
            assertThat(send(MAYBE, "Authorization", "a", "Authorization", "b"))
                    .isDenied(400)
                    .withId(Denials.REPEATED_CREDENTIAL);
        }

        @Test
        void explanationSaysThatNobodyWasProved() {
            var api = ProtectedApi.named("orders").requires(MAYBE).build();

            var explained =
                    Gatekeeper.builder(stores).build().gate(api).explain(HttpRequest.of("GET", "/", Headers.none()));

            assertThat(explained.explanation().steps().toString()).contains("credential.optional");
        }
    }
}
