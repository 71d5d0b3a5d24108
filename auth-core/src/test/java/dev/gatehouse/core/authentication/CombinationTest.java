// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.definition.AuthRequirement.Challenges;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class CombinationTest {
    private static final HttpRequest REQUEST = HttpRequest.of("GET", "/", Headers.none());

    private final Authentication first = Authentication.Accepted.by(proof("first"));
    private final Authentication second = Authentication.Accepted.by(proof("second"));
    private final Authentication rejected = Authentication.Rejected.because("auth.key_not_found", "unknown");
    private final Authentication absent =
            new Authentication.Absent(new Refusal("auth.auth_field_missing", "nothing"), List.of());
    private final Authentication answered =
            new Authentication.Answered(new HttpAnswer(302, Headers.of("Location", "/login"), ""));

    private static Proof proof(String method) {
        var stored = new StoredSession(new SessionId(method), Session.of("acme", Entitlements.nothing()));
        return new Proof(
                method,
                new Identity(new OrganizationId("acme"), method),
                new SessionBasis.Loaded(stored),
                CredentialLocation.header("Authorization"));
    }

    private static List<Part> parts(Authentication... outcomes) {
        return List.of(outcomes).stream()
                .map(outcome -> (Part) attempt -> outcome)
                .toList();
    }

    private static Attempt attempt() {
        return new Attempt(REQUEST, Trace.none(), 0);
    }

    @Nested
    class All {
        private Authentication all(Authentication... outcomes) {
            return new AllOf(parts(outcomes), Optional.empty()).prove(attempt());
        }

        @Test
        void keepsEveryProofAndTheLastAsBase() {
            var accepted = (Authentication.Accepted) all(first, second);

            assertThat(accepted.proofs()).extracting(Proof::method).containsExactly("first", "second");
            assertThat(accepted.base().method()).isEqualTo("second");
        }

        @Test
        void countsAProofOfTwoPartsOnce() {
            var accepted = (Authentication.Accepted) all(first, second, first);

            assertThat(accepted.proofs()).extracting(Proof::method).containsExactly("first", "second");
            assertThat(accepted.base().method()).isEqualTo("first");
        }

        @Test
        void keepsTheBaseOfACombinationInside() {
            var inner = new Authentication.Accepted(proof("second"), List.of(proof("second"), proof("third")));

            assertThat(((Authentication.Accepted) all(first, inner)).base().method())
                    .isEqualTo("second");
        }

        @Test
        void namedMethodIsTheBaseWhereverItStands() {
            var based = new AllOf(parts(first, second), Optional.of("first"));

            assertThat(((Authentication.Accepted) based.prove(attempt())).base().method())
                    .isEqualTo("first");
        }

        @Test
        void lastIsTheBaseIfTheNamedOneWasNotNeeded() {
            var based = new AllOf(parts(first, second), Optional.of("third"));

            assertThat(((Authentication.Accepted) based.prove(attempt())).base().method())
                    .isEqualTo("second");
        }

        @Test
        void doesWhatEveryPartWantsInTheirOrder() {
            var one = ((Authentication.Accepted) first).then(Effects.onResponse(Headers.of("A", "1", "B", "1")));
            var two = ((Authentication.Accepted) second).then(Effects.onResponse(Headers.of("B", "2")));

            assertThat(((Authentication.Accepted) all(one, two)).effects())
                    .isEqualTo(Effects.onResponse(Headers.of("A", "1", "B", "2")));
        }

        @Test
        void failsWithTheFirstThatFails() {
            assertThat(all(first, rejected, absent)).isEqualTo(rejected);
        }
    }

    @Nested
    class Any {
        private Authentication any(Authentication... outcomes) {
            return new AnyOf(parts(outcomes), Challenges.OF_ALL_PARTS).prove(attempt());
        }

        @Test
        void goesOnAfterAbsentAndAfterRejected() {
            assertThat(any(absent, rejected, first)).isEqualTo(first);
        }

        @Test
        void stopsAtTheFirstSuccess() {
            assertThat(any(first, second)).isEqualTo(first);
        }

        @Test
        void stopsWhereAMethodAnswersItself() {
            assertThat(any(answered, first)).isEqualTo(answered);
        }

        @Test
        void failsWithTheLastFailureAndRemembersTheOthers() {
            var none = (Authentication.NoneAccepted) any(rejected, absent);

            assertThat(none.refusal().id()).isEqualTo("auth.auth_field_missing");
            assertThat(none.rejections()).extracting(Refusal::id).containsExactly("auth.key_not_found");
        }

        @Test
        void tellsTheChallengesOfAll() {
            var basic = new Authentication.Absent(new Refusal("basic.missing", ""), List.of("Basic realm=\"x\""));
            var bearer = new Authentication.Absent(new Refusal("token.missing", ""), List.of("Bearer"));

            assertThat(((Authentication.Failure) any(basic, bearer)).challenges())
                    .containsExactly("Basic realm=\"x\"", "Bearer");
        }

        @Test
        void tellsNoChallengesIfItIsToTellNone() {
            var basic = new Authentication.Absent(new Refusal("basic.missing", ""), List.of("Basic realm=\"x\""));
            var silent = new AnyOf(parts(rejected, basic), Challenges.NONE);

            assertThat(((Authentication.Failure) silent.prove(attempt())).challenges())
                    .isEmpty();
        }

        @Test
        void aloneIsWhatItHolds() {
            assertThat(any(rejected)).isEqualTo(rejected);
        }

        @Test
        void remembersWhatFailedInside() {
            var inner = (Authentication.Failure) any(rejected, rejected);

            var none = (Authentication.NoneAccepted) any(inner, absent);

            assertThat(none.rejections()).hasSize(2);
        }
    }
}
