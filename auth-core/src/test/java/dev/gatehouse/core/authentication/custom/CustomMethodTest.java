// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.Gate;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.MethodRules;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.http.BodyUnavailableException;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.StoreUnavailableException;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An authenticator of the host's own, as requests meet it. */
final class CustomMethodTest {
    private static final CredentialLocation PLACE = CredentialLocation.header("X-Partner");
    private static final Secret KEY = Secret.of("partner-7");
    private static final Session ORDERING = Session.of("", Entitlements.to(AccessRight.to(new ApiId("orders"))));
    private static final OrganizationId ACME = new OrganizationId("acme");

    private final MutableInstantSource clock = new MutableInstantSource();
    private final Stores stores = InMemoryStores.builder().clock(clock).build();
    private final Sha256KeyNaming naming = new Sha256KeyNaming();
    private final SessionId kept = naming.made(ACME, KEY).get(0);

    private Gate gate(MethodRules rules) {
        return Gatekeeper.builder(stores)
                .keyNaming(naming)
                .clock(clock)
                .build()
                .gate(ProtectedApi.named("orders")
                        .organization("acme")
                        .requires(rules)
                        .build());
    }

    private AccessDecision ask(Authenticator authenticator) {
        return gate(CustomRules.by("partners", authenticator)).decide(HttpRequest.of("GET", "/", Headers.none()));
    }

    private static Authentication.Accepted made(Session session) {
        return proved(new SessionBasis.Made(session, KEY));
    }

    private static Authentication.Accepted proved(SessionBasis basis) {
        return Authentication.Accepted.by(new Proof("mine", new Identity(ACME, "seven"), basis, PLACE));
    }

    @Nested
    class ThatAccepts {
        @Test
        void letsTheSessionRuleThatItMade() {
            assertThat(ask((request, trace) -> made(ORDERING))).isGranted().hasSession(kept);
        }

        @Test
        void isCalledByTheNameOfCustomMethods() {
            var granted = (AccessDecision.Granted) ask((request, trace) -> made(ORDERING));

            assertThat(granted.proofs()).extracting(Proof::method).containsExactly("custom_auth");
        }

        @Test
        void givesNoMoreThanTheRightsOfTheSession() {
            var elsewhere = Session.of("", Entitlements.to(AccessRight.to(new ApiId("billing"))));

            assertThat(ask((request, trace) -> made(elsewhere))).isDenied(403).withId(Denials.API_NOT_GRANTED);
        }

        @Test
        void at65SessionThatEndedIsRefused() {
            var ended = ORDERING.with(Lifetime.until(clock.instant().minusSeconds(1)));

            assertThat(ask((request, trace) -> made(ended))).isDenied(401).withId(Denials.EXPIRED);
        }

        @Test
        void makesSessionsOfTheApisOrganizationWhateverTheySay() {
            ask((request, trace) -> made(Session.of("globex", ORDERING.grants().own())));

            assertThat(stores.sessions().find(kept).orElseThrow().organization())
                    .isEqualTo(ACME);
        }

        @Test
        void isRefusedIfAPolicyOfTheSessionCannotBeApplied() {
            var unknown = ORDERING.with(new Grants(ORDERING.grants().own(), List.of(new PolicyId("gold"))));

            assertThat(ask((request, trace) -> made(unknown)))
                    .isDenied(403)
                    .withId(Denials.CUSTOM_REFUSED)
                    .withMessage("Forbidden");
        }

        @Test
        void isRefusedWithASessionOfAnotherOrganization() {
            var foreign = new StoredSession(new SessionId("x"), Session.of("globex", Entitlements.masterKey()));

            assertThat(ask((request, trace) -> proved(new SessionBasis.Loaded(foreign))))
                    .isDenied(403)
                    .withId(Denials.CUSTOM_REFUSED);
        }

        @Test
        void mayFindTheSessionItself() {
            var found = new StoredSession(new SessionId("found"), Session.of("acme", Entitlements.masterKey()));

            assertThat(ask((request, trace) -> proved(new SessionBasis.Loaded(found))))
                    .isGranted()
                    .hasSession(new SessionId("found"));
        }

        @Test
        void mayChangeWhatUpstreamAndClientSee() {
            var line = Effects.onResponse(Headers.of("X-Result", "OK"));

            var granted = (AccessDecision.Granted)
                    ask((request, trace) -> made(ORDERING).then(line));

            assertThat(granted.effects().response().first("X-Result")).isEqualTo("OK");
        }

        @Test
        void cannotNameASessionByNothing() {
            assertThatThrownBy(() -> new SessionBasis.Made(ORDERING, Secret.of("")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class TheSessionThatItMade {
        @Test
        void isKeptOnceTheRequestIsGranted() {
            ask((request, trace) -> made(ORDERING));

            assertThat(stores.sessions().find(kept)).isPresent();
        }

        @Test
        void isNotKeptIfTheRequestIsRefused() {
            ask((request, trace) -> made(ORDERING.with(new Lifetime(null, true))));

            assertThat(stores.sessions().find(kept)).isEmpty();
        }

        @Test
        void at63IsNoToken() {
            ask((request, trace) -> made(ORDERING));
            // As in a key space in which both have one name.
            stores.sessions().put(naming.idOf(KEY), stores.sessions().find(kept).orElseThrow(), null);
            var byToken = HttpRequest.of("GET", "/", Headers.of("Authorization", KEY.reveal()));

            assertThat(gate(TokenRules.in(CredentialLocation.header("Authorization")))
                            .decide(byToken))
                    .isDenied(403)
                    .withId(Denials.UNKNOWN_CREDENTIAL);
        }

        @Test
        void at63TakesTheNameOfNoOtherCredential() {
            var key = Session.of("acme", Entitlements.masterKey());
            stores.sessions().put(kept, key, null);

            ask((request, trace) -> made(ORDERING));

            assertThat(stores.sessions().find(kept)).contains(key);
        }

        @Test
        void at68OperatorsBlockOutlivesTheNextAnswer() {
            ask((request, trace) -> made(ORDERING));
            var off = stores.sessions().find(kept).orElseThrow().with(new Lifetime(null, true));
            stores.sessions().put(kept, off, null);

            assertThat(ask((request, trace) -> made(ORDERING))).isDenied(403).withId(Denials.INACTIVE);
            assertThat(stores.sessions().find(kept)).contains(off);
        }

        @Test
        void at64TakesTheNameOfNoSessionOfAnotherOrganization() {
            ask((request, trace) -> made(ORDERING));
            var theirs = stores.sessions().find(kept).orElseThrow();
            var other = new Session(
                    new OrganizationId("other"),
                    theirs.credentials(),
                    theirs.lifetime(),
                    theirs.grants(),
                    theirs.attributes(),
                    theirs.residue());
            stores.sessions().put(kept, other, null);

            ask((request, trace) -> made(ORDERING));

            assertThat(stores.sessions().find(kept)).contains(other);
        }

        @Test
        void isReplacedByANewerOne() {
            ask((request, trace) -> made(ORDERING));
            ask((request, trace) -> made(Session.of("", Entitlements.masterKey())));

            assertThat(stores.sessions().find(kept).orElseThrow().grants().own().unrestricted())
                    .isTrue();
        }

        @Test
        void isOfTheKindOfCustomMethods() {
            ask((request, trace) -> made(ORDERING));

            assertThat(stores.sessions().find(kept).orElseThrow().kind()).isEqualTo(CredentialKind.CUSTOM);
        }

        @Test
        void goesWhenItEnds() {
            ask((request, trace) ->
                    made(ORDERING.with(Lifetime.until(clock.instant().plusSeconds(60)))));
            clock.advance(java.time.Duration.ofSeconds(62));

            assertThat(stores.sessions().find(kept)).isEmpty();
        }
    }

    @Nested
    class ThatRefuses {
        @Test
        void tellsTheClientInItsOwnWords() {
            var refusal = new Refusal(Denials.CUSTOM_REFUSED, "why").saying(418, "no tea");
            var rejected = new Authentication.Rejected(refusal, List.of(), Headers.of("X-Why", "tea"));

            assertThat(ask((request, trace) -> rejected))
                    .isDenied(418)
                    .withMessage("no tea")
                    .withHeader("X-Why", "tea");
        }

        @Test
        void mayAnswerItself() {
            var login = new HttpAnswer(302, Headers.of("Location", "/login"), "");

            assertThat(ask((request, trace) -> new Authentication.Answered(login)))
                    .isAnswered(302);
        }
    }

    @Nested
    class ThatCannotRun {
        @ParameterizedTest
        @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, AssertionError.class})
        void at67IsRefusedWhateverItThrows(Class<? extends Throwable> kind) {
            assertThat(ask((request, trace) -> sneaky(kind)))
                    .isDenied(403)
                    .withId(Denials.CUSTOM_FAILED)
                    .withMessage("Key not authorised");
        }

        private static Authentication sneaky(Class<? extends Throwable> kind) {
            if (kind == IllegalStateException.class) {
                throw new IllegalStateException("the secret is partner-7");
            }
            throw kind == AssertionError.class ? new AssertionError() : new StackOverflowError();
        }

        @Test
        @SuppressWarnings("NullAway")
        void at67IsRefusedIfItSaysNothing() {
            assertThat(ask((request, trace) -> null)).isDenied(403).withId(Denials.CUSTOM_FAILED);
        }

        @Test
        void meansThatAStoreIsAwayIfItSaysSo() {
            assertThat(ask((request, trace) -> {
                        throw new StoreUnavailableException("away");
                    }))
                    .isDenied(503)
                    .withId(Denials.STORE_UNAVAILABLE);
        }

        @Test
        void bodyThatBreaksOffInAPluginIsTheClientsDoing() {
            assertThat(ask((request, trace) -> {
                        throw new BodyUnavailableException("broke off", new IOException());
                    }))
                    .isDenied(400)
                    .withId(Denials.MALFORMED_REQUEST);
        }

        @Test
        void needsAName() {
            assertThatThrownBy(() -> CustomRules.by("", (request, trace) -> made(ORDERING)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
