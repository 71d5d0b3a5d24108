// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import static dev.gatehouse.definition.AuthRequirement.allOf;
import static dev.gatehouse.definition.AuthRequirement.of;
import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.OneTime;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.explanation.Step;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.http.RequestEdit;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
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
    private UnaryOperator<Authentication.Accepted> saysMore = UnaryOperator.identity();
    private Session session = ANYTHING;
    private int asked;

    private Authentication verify(HttpRequest request, Trace trace) {
        asked++;
        var made = new SessionBasis.Made(session, Secret.of("seven"), goodUntil);
        return saysMore.apply(Authentication.Accepted.by(
                new Proof("mine", new Identity(ACME, "seven"), made, CredentialLocation.header("X-Partner"))));
    }

    private AccessDecision send(String api, String... headers) {
        return send(api, of(CustomRules.by("partners", this::verify).recognizing(HEADER)), headers);
    }

    private AccessDecision send(String api, AuthRequirement requirement, String... headers) {
        return Gatekeeper.builder(stores)
                .keyNaming(naming)
                .clock(clock)
                .build()
                .gate(ProtectedApi.named(api)
                        .organization("acme")
                        .requires(requirement)
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

    @Test
    void haveTheIdentityThatTheyHadWhenTheMethodWasAsked() {
        var first = (AccessDecision.Granted) send("orders", "X-Partner", "seven");

        var second = (AccessDecision.Granted) send("orders", "X-Partner", "seven");

        assertThat(asked).isEqualTo(1);
        assertThat(second.proofs().get(0).identity())
                .isEqualTo(first.proofs().get(0).identity())
                .isEqualTo(new Identity(ACME, "seven"));
    }

    @Test
    void areAskedAboutAfterADayAtTheLatest() {
        goodUntil = Optional.of(clock.instant().plus(Duration.ofDays(365)));
        send("orders", "X-Partner", "seven");
        clock.advance(Duration.ofDays(1));

        send("orders", "X-Partner", "seven");

        assertThat(asked).isEqualTo(2);
    }

    @Nested
    class AboutWhomTheAnswerSaysMoreThanASession {
        private void saying(UnaryOperator<Authentication.Accepted> more) {
            saysMore = more;
        }

        private void sayingOfTheProof(UnaryOperator<Proof> more) {
            saysMore = accepted -> Authentication.Accepted.by(more.apply(accepted.base()));
        }

        @Test
        void at36WhatAMethodChangesHoldsForRecognizedCallersToo() {
            var edit = new RequestEdit(Set.of(), Set.of(), Set.of(), Headers.of("X-User", "ann"));
            saying(accepted -> accepted.then(new Effects(edit, Headers.none())));
            send("orders", "X-Partner", "seven", "X-User", "admin");

            var second = (AccessDecision.Granted) send("orders", "X-Partner", "seven", "X-User", "admin");

            assertThat(second.effects()
                            .request()
                            .applyTo(Headers.of("X-User", "admin"))
                            .all("X-User"))
                    .containsExactly("ann");
        }

        @Test
        void at57OneTimeProofIsNeverRecognized() {
            var once = new OneTime(
                    "test", "0a".repeat(32), Duration.ofMinutes(1), new Refusal(Denials.CUSTOM_REFUSED, "used before"));
            sayingOfTheProof(proof ->
                    new Proof(proof.method(), proof.identity(), proof.basis(), proof.foundAt(), Optional.of(once)));
            assertThat(send("orders", "X-Partner", "seven")).isGranted();

            assertThat(send("orders", "X-Partner", "seven")).isDenied(403);
        }

        @Test
        void areAskedAboutIfThereAreTwoProofs() {
            saying(accepted -> new Authentication.Accepted(
                    accepted.base(),
                    List.of(accepted.base(), accepted.base().by("mine", new Identity(ACME, "eight")))));
            send("orders", "X-Partner", "seven");

            send("orders", "X-Partner", "seven");

            assertThat(asked).isEqualTo(2);
        }

        @Test
        void areAskedAboutIfSomethingIsLeftToDo() {
            var done = new AtomicInteger();
            sayingOfTheProof(proof -> proof.then(done::incrementAndGet));
            send("orders", "X-Partner", "seven");

            send("orders", "X-Partner", "seven");

            assertThat(done).hasValue(2);
        }

        @Test
        void areAskedAboutIfTheSessionHasAnotherAlias() {
            session = ANYTHING.with(Attributes.alias("somebody else"));
            send("orders", "X-Partner", "seven");

            send("orders", "X-Partner", "seven");

            assertThat(asked).isEqualTo(2);
        }

        @Test
        void explanationSaysThatNothingIsRemembered() {
            saying(accepted -> accepted.then(Effects.onResponse(Headers.of("A", "b"))));
            var api = ProtectedApi.named("orders")
                    .organization("acme")
                    .requires(CustomRules.by("partners", RecognizedCallersTest.this::verify)
                            .recognizing(HEADER))
                    .build();

            var explained = Gatekeeper.builder(stores)
                    .clock(clock)
                    .build()
                    .gate(api)
                    .explain(HttpRequest.of("GET", "/", Headers.of("X-Partner", "seven")));

            assertThat(explained.explanation().steps())
                    .contains(new Step("custom.remembered", "custom_auth", Step.Verdict.SKIPPED));
        }
    }

    @Nested
    class OfAnotherMethodOfTheApi {
        private CustomRules rules(String name, String header, String good) {
            var extractor = IdentityExtractor.of(new IdentityPlace.Header(header), new IdentityText.Whole());
            return CustomRules.by(
                            name,
                            (request, trace) -> request.headers().all(header).equals(List.of(good))
                                    ? verify(request, trace)
                                    : Authentication.Rejected.because(Denials.CUSTOM_REFUSED, "another credential"))
                    .recognizing(extractor);
        }

        private final AuthRequirement both =
                allOf(rules("code", "X-Code", "123456"), rules("partner", "X-Partner", "seven"));

        @Test
        void at15AnotherMethodOfTheApiAsksForItself() {
            assertThat(send("orders", both, "X-Code", "123456", "X-Partner", "seven"))
                    .isGranted();

            assertThat(send("orders", both, "X-Code", "123456", "X-Partner", "123456"))
                    .isDenied(403);
            assertThat(send("orders", both, "X-Code", "seven", "X-Partner", "seven"))
                    .isDenied(403);
        }

        @Test
        void bothAreRecognized() {
            send("orders", both, "X-Code", "123456", "X-Partner", "seven");

            send("orders", both, "X-Code", "123456", "X-Partner", "seven");

            assertThat(asked).isEqualTo(2);
        }

        @Test
        void at15AsksForItselfAfterTheExtractorChanged() {
            send("orders", of(rules("partner", "X-Partner", "seven")), "X-Partner", "seven");

            assertThat(send("orders", of(rules("partner", "X-Code", "another")), "X-Code", "seven"))
                    .isDenied(403);
        }
    }

    @Test
    void at61ShortHashInTheNameOfTheRecordIsNotEnough() {
        // As in a key space in which several texts have one name.
        KeyNaming coarse = (organization, key) -> List.of(new SessionId("one-for-all"));
        var api = ProtectedApi.named("orders")
                .organization("acme")
                .requires(CustomRules.by("partners", this::verify).recognizing(HEADER))
                .build();
        var gate = Gatekeeper.builder(stores)
                .keyNaming(coarse)
                .clock(clock)
                .build()
                .gate(api);
        gate.decide(HttpRequest.of("GET", "/", Headers.of("X-Partner", "seven")));

        gate.decide(HttpRequest.of("GET", "/", Headers.of("X-Partner", "eight")));

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void at68DoNotComeBackIfTheyAreRevokedWhileTheMethodIsAsked() {
        goodUntil = Optional.of(clock.instant().plusSeconds(10));
        send("orders", "X-Partner", "seven");
        clock.advance(Duration.ofSeconds(10));
        goodUntil = Optional.of(minute);
        saysMore = accepted -> {
            stores.sessions().delete(record("seven"));
            return accepted;
        };

        assertThat(send("orders", "X-Partner", "seven")).isGranted();
        assertThat(stores.sessions().find(record("seven"))).isEmpty();
    }

    @Test
    void at68AreRefusedUnaskedWhileTheirRecordIsSwitchedOffAlsoWhenTheTimeIsUp() {
        send("orders", "X-Partner", "seven");
        var stored = stores.sessions().find(record("seven")).orElseThrow();
        stores.sessions().put(record("seven"), stored.with(new Lifetime(null, true)), null);
        clock.advance(Duration.ofSeconds(60));

        assertThat(send("orders", "X-Partner", "seven")).isDenied(403).withId(Denials.INACTIVE);
        assertThat(asked).isEqualTo(1);
    }
}
