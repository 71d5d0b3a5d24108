// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class GateTest {
    private static final String KEY = "gate-test-key";
    private static final ApiId ORDERS = new ApiId("orders");

    private final MutableInstantSource clock = new MutableInstantSource();
    private final Sha256KeyNaming naming = new Sha256KeyNaming();
    private final Stores stores = InMemoryStores.builder().clock(clock).build();
    private final List<AuthEvent> events = new ArrayList<>();

    private final ProtectedApi.Builder api = ProtectedApi.named("orders")
            .organization("acme")
            .requires(TokenRules.in(CredentialLocation.header("Authorization")));

    private Session session = Session.of("acme", Entitlements.to(AccessRight.to(ORDERS)));

    private void store() {
        stores.sessions().put(naming.idOf(Secret.of(KEY)), session, null);
    }

    private Gate gate() {
        return Gatekeeper.builder(stores)
                .keyNaming(naming)
                .clock(clock)
                .listener(events::add)
                .build()
                .gate(api.build());
    }

    private AccessDecision get(String target) {
        return send("GET", target, Headers.of("Authorization", KEY));
    }

    private AccessDecision send(String method, String target, Headers headers) {
        return gate().decide(HttpRequest.of(method, target, headers));
    }

    @Nested
    class AKnownKey {
        @Test
        void passesWithItsSession() {
            store();

            var decision = (AccessDecision.Granted) get("/orders");

            assertThat(decision.session().orElseThrow().session()).isEqualTo(session);
        }

        @Test
        void provesWhoItIs() {
            store();

            var decision = (AccessDecision.Granted) get("/orders");

            assertThat(decision.proofs())
                    .hasSize(1)
                    .allSatisfy(proof -> assertThat(proof.method()).isEqualTo(TokenRules.METHOD));
        }

        @Test
        void changesNothingOfTheExchange() {
            store();

            assertThat(get("/orders").effects().request().isEmpty()).isTrue();
        }

        @Test
        void isStrippedWhereTheApiSaysSo() {
            store();
            api.strip(List.of(CredentialLocation.header("authorization")));
            var request = HttpRequest.of("GET", "/orders", Headers.of("Authorization", KEY, "Accept", "*/*"));

            var seen = gate().decide(request).effects().request().applyTo(request);

            assertThat(seen.headers()).isEqualTo(Headers.of("Accept", "*/*"));
        }

        @Test
        void causesNoEvent() {
            store();

            get("/orders");

            assertThat(events).isEmpty();
        }
    }

    @Nested
    class ARequestWithoutCredential {
        @Test
        void isDenied() {
            assertThat(send("GET", "/orders", Headers.none()))
                    .isDenied(401)
                    .withId(Denials.CREDENTIAL_MISSING)
                    .withMessage("Authorization field missing");
        }

        @Test
        void isNoFailedAuthentication() {
            send("GET", "/orders", Headers.none());

            assertThat(events).isEmpty();
        }
    }

    @Nested
    class AnUnknownKey {
        @Test
        void isDenied() {
            assertThat(get("/orders"))
                    .isDenied(403)
                    .withId(Denials.UNKNOWN_CREDENTIAL)
                    .withMessage("Access to this API has been disallowed");
        }

        @Test
        void isAFailedAuthentication() {
            get("/orders");

            assertThat(events).singleElement().isInstanceOf(AuthEvent.AuthenticationFailed.class);
        }
    }

    @Nested
    class ASessionThatEnded {
        @Test
        void passesInItsLastSecond() {
            session = session.with(Lifetime.until(clock.instant()));
            store();

            assertThat(get("/orders")).isGranted();
        }

        @Test
        void isDeniedAfterwards() {
            session = session.with(Lifetime.until(clock.instant()));
            store();

            clock.advance(Duration.ofSeconds(1));

            assertThat(get("/orders"))
                    .isDenied(401)
                    .withId(Denials.EXPIRED)
                    .withMessage("Key has expired, please renew");
        }

        @Test
        void isDeniedWhileSwitchedOff() {
            session = session.with(new Lifetime(null, true));
            store();

            assertThat(get("/orders"))
                    .isDenied(403)
                    .withId(Denials.INACTIVE)
                    .withMessage("Key is inactive, please renew");
        }

        @Test
        void isSaidToBeInactiveBeforeItIsSaidToBeExpired() {
            session = session.with(new Lifetime(Instant.EPOCH, true));
            store();

            assertThat(get("/orders")).isDenied(403).withId(Denials.INACTIVE);
        }

        @Test
        void isAnEvent() {
            session = session.with(Lifetime.until(Instant.EPOCH));
            store();

            get("/orders");

            assertThat(events).singleElement().isInstanceOf(AuthEvent.SessionEnded.class);
        }
    }

    @Nested
    class Organizations {
        @Test
        void at64SessionOfAnotherOrganizationIsUnknown() {
            session = Session.of("other", Entitlements.masterKey());
            store();

            assertThat(get("/orders")).isDenied(403).withId(Denials.UNKNOWN_CREDENTIAL);
        }

        @Test
        void sessionWithoutOrganizationPasses() {
            session = Session.of("", Entitlements.masterKey());
            store();

            assertThat(get("/orders")).isGranted();
        }
    }

    @Nested
    class KindsOfCredentials {
        @Test
        void at63SessionMadeForAnotherMethodIsUnknown() {
            for (var kind : CredentialKind.values()) {
                session = session.with(kind);
                store();

                var decision = get("/orders");

                if (kind == CredentialKind.TOKEN) {
                    assertThat(decision).isGranted();
                } else {
                    assertThat(decision).isDenied(403).withId(Denials.UNKNOWN_CREDENTIAL);
                }
            }
        }
    }

    @Nested
    class Rights {
        @Test
        void noRightAtAllGrantsNothing() {
            session = Session.of("acme", Entitlements.nothing());
            store();

            assertThat(get("/orders")).isDenied(403).withId(Denials.API_NOT_GRANTED);
        }

        @Test
        void rightToAnotherApiGrantsNothing() {
            session = Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("invoices"))));
            store();

            assertThat(get("/orders"))
                    .isDenied(403)
                    .withId(Denials.API_NOT_GRANTED)
                    .withMessage("Access to this API has been disallowed");
        }

        @Test
        void refusedRightIsAnEvent() {
            session = Session.of("acme", Entitlements.nothing());
            store();

            get("/orders");

            assertThat(events).singleElement().isInstanceOf(AuthEvent.AccessRefused.class);
        }

        @Test
        void pathOutsideTheRightIsDenied() {
            session = Session.of(
                    "acme", Entitlements.to(AccessRight.to(ORDERS).onlyOn(PathRule.of("/orders/{id}", "GET"))));
            store();

            assertThat(get("/orders/1")).isGranted();
            assertThat(get("/orders/1/lines"))
                    .isDenied(403)
                    .withId(Denials.PATH_NOT_GRANTED)
                    .withMessage("Access to this resource has been disallowed");
        }

        @Test
        void sessionThatNamesAPolicyIsUnknownWhileThereAreNone() {
            session = session.with(new Grants(Entitlements.masterKey(), List.of(new PolicyId("gold"))));
            store();

            assertThat(get("/orders")).isDenied(403).withId(Denials.UNKNOWN_CREDENTIAL);
        }
    }

    @Nested
    class OpenRequests {
        @Test
        void keylessApiAsksNobody() {
            api.requires(new AuthRequirement.Keyless());

            var decision = (AccessDecision.Granted) send("GET", "/anything", Headers.none());

            assertThat(decision.session()).isEmpty();
        }

        @Test
        void openPathNeedsNoKey() {
            api.versions(new ApiVersions.Single(ApiVersion.of("Default", PathRule.of("/free", "GET"))))
                    .pathMatching(PathMatching.ANYWHERE);

            assertThat(send("GET", "/free", Headers.none())).isGranted();
            assertThat(send("POST", "/free", Headers.none())).isDenied(401);
        }

        @Test
        void at66OpenPathIsAnchoredAtItsStart() {
            api.versions(new ApiVersions.Single(ApiVersion.of("Default", PathRule.of("/free", "GET"))))
                    .pathMatching(PathMatching.ANYWHERE);

            assertThat(send("GET", "/secret/free", Headers.none())).isDenied(401);
        }

        @Test
        void openPathIsStrippedToo() {
            api.versions(new ApiVersions.Single(ApiVersion.of("Default", PathRule.of("/free", "GET"))))
                    .strip(List.of(CredentialLocation.header("Authorization")));
            var request = HttpRequest.of("GET", "/free", Headers.of("Authorization", KEY));

            var seen = gate().decide(request).effects().request().applyTo(request);

            assertThat(seen.headers().isEmpty()).isTrue();
        }
    }

    @Nested
    class UnclearRequests {
        @Test
        void brokenPercentEncodingIsDenied() {
            store();

            assertThat(get("/orders/%zz")).isDenied(400).withId(Denials.MALFORMED_REQUEST);
        }

        @Test
        void at53TwoAuthorizationLinesAreDenied() {
            store();

            assertThat(send("GET", "/orders", Headers.of("Authorization", KEY, "authorization", KEY)))
                    .isDenied(400)
                    .withId(Denials.REPEATED_CREDENTIAL);
        }

        @Test
        void at53TwoLinesOfTheApisOwnHeaderAreDenied() {
            store();
            api.requires(TokenRules.in(CredentialLocation.header("X-Key")));

            assertThat(send("GET", "/orders", Headers.of("X-Key", KEY, "x-key", "other")))
                    .isDenied(400)
                    .withId(Denials.REPEATED_CREDENTIAL);
        }
    }

    @Nested
    class Versions {
        private final ApiVersions.Several versions = new ApiVersions.Several(
                new ApiVersions.Named(CredentialLocation.header("Version")),
                Map.of("v1", ApiVersion.of("v1"), "v2", ApiVersion.of("v2")),
                "v1",
                false);

        @Test
        void unknownOneIsDeniedBeforeAnybodyIsAsked() {
            api.versions(versions);

            assertThat(send("GET", "/orders", Headers.of("Version", "v9")))
                    .isDenied(403)
                    .withId(Denials.UNKNOWN_VERSION)
                    .withMessage("This API version does not seem to exist");
        }

        @Test
        void ungrantedOneIsDenied() {
            api.versions(versions);
            session = Session.of("acme", Entitlements.to(AccessRight.to(ORDERS).inVersions("v1")));
            store();

            assertThat(send("GET", "/orders", Headers.of("Authorization", KEY))).isGranted();
            assertThat(send("GET", "/orders", Headers.of("Authorization", KEY, "Version", "v2")))
                    .isDenied(403)
                    .withId(Denials.API_NOT_GRANTED);
        }
    }

    @Nested
    class Explaining {
        @Test
        void givesTheSameDecision() {
            store();
            var request = HttpRequest.of("GET", "/orders", Headers.of("Authorization", KEY));

            assertThat(gate().explain(request).decision()).isEqualTo(gate().decide(request));
        }

        @Test
        void namesTheStepThatRefused() {
            session = Session.of("acme", Entitlements.nothing());
            store();
            var request = HttpRequest.of("GET", "/orders", Headers.of("Authorization", KEY));

            var steps = gate().explain(request).explanation().steps();

            assertThat(steps)
                    .filteredOn(step -> step.verdict() == Verdict.REFUSED)
                    .singleElement()
                    .satisfies(step -> assertThat(step.rule()).isEqualTo("rights.api"));
        }

        @Test
        void at58HoldsNoKey() {
            store();
            var request = HttpRequest.of("GET", "/orders?key=" + KEY, Headers.of("Authorization", KEY));

            var explained = gate().explain(request);

            assertThat(explained.explanation().text()).doesNotContain(KEY);
            assertThat(explained.toString()).doesNotContain(KEY);
        }
    }
}
