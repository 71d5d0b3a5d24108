// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.OneTime;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.authentication.custom.CustomRules;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.hook.Hook;
import dev.gatehouse.hook.HookCall;
import dev.gatehouse.hook.HookOutcome;
import dev.gatehouse.hook.Hooks;
import dev.gatehouse.http.BodyUnavailableException;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.http.RequestEdit;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.StoreUnavailableException;
import dev.gatehouse.store.Stores;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Code of the host that looks at requests before and after it is known who asks. */
final class HooksAtTheGateTest {
    private static final CredentialLocation PLACE = CredentialLocation.header("X-Key");

    private final Stores stores = InMemoryStores.create();
    private final Sha256KeyNaming naming = new Sha256KeyNaming();
    private final List<HookCall> calls = new ArrayList<>();
    private final ProtectedApi.Builder api = ProtectedApi.named("orders")
            .organization("acme")
            .requires(TokenRules.in(PLACE))
            .strip(List.of(PLACE));

    HooksAtTheGateTest() {
        stores.sessions().put(naming.idOf(Secret.of("good-key")), Session.of("acme", Entitlements.masterKey()), null);
    }

    private AccessDecision send(String target, String... headers) {
        return Gatekeeper.builder(stores)
                .keyNaming(naming)
                .build()
                .gate(api.build())
                .decide(HttpRequest.of("GET", target, Headers.of(headers)));
    }

    private HookOutcome remembering(HookCall call) {
        calls.add(call);
        return HookOutcome.unchanged();
    }

    private static Hook adding(String name, String value) {
        var edit = new RequestEdit(Set.of(), Set.of(), Set.of(), Headers.of(name, value));
        return call -> new HookOutcome.Continued(new Effects(edit, Headers.none()));
    }

    private static Hook refusing() {
        return call -> new HookOutcome.Refused(
                new Refusal(Denials.HOOK_REFUSED, "why").saying(451, "not here"), Headers.of("X-Why", "law"));
    }

    private static Hook failing() {
        return call -> {
            throw new IllegalStateException("a secret");
        };
    }

    @Nested
    class Before {
        @Test
        void mayTranslateACredential() {
            api.before("translate", adding("X-Key", "good-key"));

            assertThat(send("/")).isGranted().hasSession(naming.idOf(Secret.of("good-key")));
        }

        @Test
        void cannotBringAStrippedCredentialToTheUpstream() {
            api.before("translate", adding("X-Key", "good-key"));

            var upstream =
                    ((AccessDecision.Granted) send("/")).effects().request().applyTo(Headers.none());

            assertThat(upstream.first("X-Key")).isNull();
        }

        @Test
        void seesNoSession() {
            api.before("look", HooksAtTheGateTest.this::remembering);

            send("/", "X-Key", "good-key");

            assertThat(calls)
                    .singleElement()
                    .satisfies(call -> assertThat(call.session()).isEmpty());
        }

        @Test
        void seesWhatTheOneBeforeLeft() {
            api.before("add", adding("X-Trace", "1")).before("look", HooksAtTheGateTest.this::remembering);

            send("/", "X-Trace", "forged");

            assertThat(calls.get(0).request().headers().all("X-Trace")).containsExactly("1");
        }

        @Test
        void mayRefuse() {
            api.before("law", refusing());

            assertThat(send("/", "X-Key", "good-key"))
                    .isDenied(451)
                    .withMessage("not here")
                    .withHeader("X-Why", "law");
        }

        @Test
        void mayAnswer() {
            api.before("answer", call -> new HookOutcome.Answered(new HttpAnswer(204, Headers.none(), "")));

            assertThat(send("/")).isAnswered(204);
        }

        @Test
        void at67RefusesIfItFails() {
            api.before("bug", failing());

            assertThat(send("/", "X-Key", "good-key"))
                    .isDenied(500)
                    .withId(Denials.HOOK_FAILED)
                    .withMessage("Middleware error");
        }

        @Test
        @SuppressWarnings("NullAway")
        void at67RefusesIfItSaysNothing() {
            api.before("bug", call -> null);

            assertThat(send("/", "X-Key", "good-key")).isDenied(500).withId(Denials.HOOK_FAILED);
        }

        @Test
        void meansThatAStoreIsAwayIfItSaysSo() {
            api.before("store", call -> {
                throw new StoreUnavailableException("away");
            });

            assertThat(send("/", "X-Key", "good-key")).isDenied(503);
        }

        @Test
        void bodyThatBreaksOffIsTheClientsDoing() {
            api.before("body", call -> {
                throw new BodyUnavailableException("broke off", new IOException());
            });

            assertThat(send("/", "X-Key", "good-key")).isDenied(400).withId(Denials.MALFORMED_REQUEST);
        }

        @Test
        void looksAtKeylessApisToo() {
            api.requires(new AuthRequirement.Keyless()).before("law", refusing());

            assertThat(send("/")).isDenied(451);
        }
    }

    @Nested
    class After {
        @Test
        void seesTheSession() {
            api.afterAuthentication("look", HooksAtTheGateTest.this::remembering);

            send("/", "X-Key", "good-key");

            assertThat(calls.get(0).session()).isPresent();
        }

        @Test
        void at65SeesNoSessionThatIsSwitchedOff() {
            var off = Session.of("acme", Entitlements.masterKey()).with(new Lifetime(null, true));
            stores.sessions().put(naming.idOf(Secret.of("off")), off, null);
            api.afterAuthentication("look", HooksAtTheGateTest.this::remembering);

            assertThat(send("/", "X-Key", "off")).isDenied(403).withId(Denials.INACTIVE);
            assertThat(calls).isEmpty();
        }

        @Test
        void at57SeesNothingThatCountsOnceTwice() {
            var stored = new StoredSession(new SessionId("any"), Session.of("acme", Entitlements.masterKey()));
            var once = new OneTime(
                    "test", "0a".repeat(32), Duration.ofMinutes(1), new Refusal(Denials.CUSTOM_REFUSED, "used before"));
            var proof = new Proof(
                    "any",
                    new Identity(new OrganizationId("acme"), ""),
                    new SessionBasis.Loaded(stored),
                    PLACE,
                    Optional.of(once));
            api.requires(CustomRules.by("once", (request, trace) -> Authentication.Accepted.by(proof)))
                    .afterAuthentication("look", HooksAtTheGateTest.this::remembering);

            send("/");

            assertThat(send("/")).isDenied(403);
            assertThat(calls).hasSize(1);
        }

        @Test
        void isNotAskedIfNobodyIsProved() {
            api.afterAuthentication("look", HooksAtTheGateTest.this::remembering);

            assertThat(send("/", "X-Key", "bad-key")).isDenied(403);
            assertThat(calls).isEmpty();
        }

        @Test
        void mayRefuse() {
            api.afterAuthentication("law", refusing());

            assertThat(send("/", "X-Key", "good-key")).isDenied(451);
        }

        @Test
        void mayTellTheUpstream() {
            api.afterAuthentication("tell", adding("X-User", "seven"));

            var upstream = ((AccessDecision.Granted) send("/", "X-Key", "good-key", "X-User", "forged"))
                    .effects()
                    .request()
                    .applyTo(Headers.of("X-User", "forged"));

            assertThat(upstream.all("X-User")).containsExactly("seven");
        }

        @Test
        void cannotBringAStrippedCredentialToTheUpstream() {
            api.afterAuthentication("tell", adding("X-Key", "good-key"));

            var upstream = ((AccessDecision.Granted) send("/", "X-Key", "good-key"))
                    .effects()
                    .request()
                    .applyTo(Headers.of("X-Key", "good-key"));

            assertThat(upstream.all("X-Key")).isEmpty();
        }

        @Test
        void at67RefusesIfItFails() {
            api.afterAuthentication("bug", failing());

            assertThat(send("/", "X-Key", "good-key")).isDenied(500).withId(Denials.HOOK_FAILED);
        }

        @Test
        void looksAtOpenPathsToo() {
            var open = new ApiVersion("Default", List.of(PathRule.of("/free", "GET")), List.of(), null);
            api.versions(new ApiVersions.Single(open)).afterAuthentication("law", refusing());

            assertThat(send("/free")).isDenied(451);
        }

        @Test
        void looksAtNoKeylessApi() {
            api.requires(new AuthRequirement.Keyless()).afterAuthentication("law", refusing());

            assertThat(send("/")).isGranted();
        }
    }

    @Nested
    class WhereLimitsAreOnlyLookedAt {
        private AccessDecision limits(String... headers) {
            var gate = Gatekeeper.builder(stores).keyNaming(naming).build().gate(api.build());
            return gate.limits(HttpRequest.of("GET", "/", Headers.of(headers)));
        }

        @Test
        void noneIsAskedAfterAuthentication() {
            api.afterAuthentication("law", refusing());

            assertThat(limits("X-Key", "good-key")).isGranted();
        }

        @Test
        void oneInFrontMayRefuse() {
            api.before("law", refusing());

            assertThat(limits("X-Key", "good-key")).isDenied(451);
        }

        @Test
        void oneInFrontMayTranslateACredential() {
            api.before("translate", adding("X-Key", "good-key"));

            assertThat(limits()).isGranted();
        }
    }

    @Test
    void eachNeedsAName() {
        assertThatThrownBy(() -> new Hooks.Named("", call -> HookOutcome.unchanged()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
