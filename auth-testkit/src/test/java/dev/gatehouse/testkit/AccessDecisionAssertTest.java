// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.AccessDecision.Answered;
import dev.gatehouse.access.AccessDecision.Denied;
import dev.gatehouse.access.AccessDecision.Granted;
import dev.gatehouse.access.Denial;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.RequestEdit;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class AccessDecisionAssertTest {
    private static final Session SESSION =
            Session.of("default", Entitlements.masterKey()).with(Attributes.alias("somebody"));
    private static final Effects EFFECTS = new Effects(
            new RequestEdit(Set.of("Authorization"), Set.of("key"), Set.of("auth"), Headers.of("X-User", "u")),
            Headers.of("X-RateLimit-Limit", "5"));
    private static final AccessDecision OPEN = new Granted(Optional.empty(), List.of(), Effects.none());
    private static final AccessDecision GRANTED = new Granted(
            Optional.of(new StoredSession(new SessionId("s3cret-long-key-1234"), SESSION)), List.of(), EFFECTS);
    private static final AccessDecision DENIED =
            new Denied(new Denial("auth.key_not_found", 403, "No", "key ****1234"), EFFECTS);
    private static final AccessDecision ANSWERED =
            new Answered(new HttpAnswer(204, Headers.of("Allow", "GET"), "body"), EFFECTS);

    private static void passes(ThrowingCallable assertion) {
        assertThatCode(assertion).doesNotThrowAnyException();
    }

    private static void fails(ThrowingCallable assertion, String... parts) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(parts);
    }

    @Nested
    class OnGrants {
        @Test
        void passesForAGrant() {
            passes(() -> assertThat(OPEN).isGranted());
        }

        @Test
        void failsForADenial() {
            fails(() -> assertThat(DENIED).isGranted(), "403", "auth.key_not_found", "No", "key ****1234");
        }

        @Test
        void failsForAnAnswer() {
            fails(() -> assertThat(ANSWERED).isGranted(), "204", "body");
        }

        @Test
        void passesForItsSession() {
            passes(() -> assertThat(GRANTED).hasSession("s3cret-long-key-1234").hasSession(SESSION));
        }

        @Test
        void failsForAnotherName() {
            fails(() -> assertThat(GRANTED).hasSession("another-long-key-9999"), "****9999", "****1234");
        }

        @Test
        void failsForAnotherSession() {
            fails(
                    () -> assertThat(GRANTED)
                            .hasSession(Session.of("default", Entitlements.masterKey())
                                    .with(Attributes.alias("other"))),
                    "other",
                    "somebody");
        }

        @Test
        void failsForASessionWhereThereIsNone() {
            fails(() -> assertThat(OPEN).hasSession("another-long-key-9999"), "without a session");
        }

        @Test
        void failsForASessionOfADenial() {
            fails(() -> assertThat(DENIED).hasSession("s3cret-long-key-1234"), "auth.key_not_found");
        }

        @Test
        void passesForNoSession() {
            passes(() -> assertThat(OPEN).hasNoSession());
        }

        @Test
        void failsForNoSessionWhereThereIsOne() {
            fails(() -> assertThat(GRANTED).hasNoSession(), "****1234");
        }

        @Test
        void tellsNoKeyWhenItFails() {
            assertThatThrownBy(() -> assertThat(GRANTED).isDenied(403))
                    .isInstanceOf(AssertionError.class)
                    .message()
                    .doesNotContain("s3cret");
        }
    }

    @Nested
    class OnDenials {
        @Test
        void passesForItsStatusIdMessageAndDetail() {
            passes(() -> assertThat(DENIED)
                    .isDenied(403)
                    .withId("auth.key_not_found")
                    .withMessage("No")
                    .withDetailContaining("1234")
                    .withHeader("x-ratelimit-limit", "5"));
        }

        @Test
        void failsForAnotherStatus() {
            fails(() -> assertThat(DENIED).isDenied(401), "401", "403");
        }

        @Test
        void failsForAnotherId() {
            fails(() -> assertThat(DENIED).isDenied(403).withId("internal"), "internal", "auth.key_not_found");
        }

        @Test
        void failsForAnotherMessage() {
            fails(() -> assertThat(DENIED).isDenied(403).withMessage("Yes"), "Yes", "No");
        }

        @Test
        void failsForAnotherDetail() {
            fails(() -> assertThat(DENIED).isDenied(403).withDetailContaining("9999"), "9999", "1234");
        }

        @Test
        void failsForAnotherHeader() {
            fails(() -> assertThat(DENIED).isDenied(403).withHeader("X-RateLimit-Limit", "6"), "6", "5");
        }

        @Test
        void failsForAGrant() {
            fails(() -> assertThat(OPEN).isDenied(403), "granted");
        }
    }

    @Nested
    class OnAnswers {
        @Test
        void passesForItsStatusBodyAndHeaders() {
            passes(() -> assertThat(ANSWERED)
                    .isAnswered(204)
                    .withBody("body")
                    .withHeader("allow", "GET")
                    .withHeader("X-RateLimit-Limit", "5"));
        }

        @Test
        void failsForAnotherStatus() {
            fails(() -> assertThat(ANSWERED).isAnswered(200), "200", "204");
        }

        @Test
        void failsForAnotherBody() {
            fails(() -> assertThat(ANSWERED).isAnswered(204).withBody("other"), "other", "body");
        }

        @Test
        void failsForAnotherHeader() {
            fails(() -> assertThat(ANSWERED).isAnswered(204).withHeader("Allow", "POST"), "POST", "GET");
        }

        @Test
        void failsForADenial() {
            fails(() -> assertThat(DENIED).isAnswered(403), "auth.key_not_found");
        }
    }

    @Nested
    class OnEffects {
        @Test
        void passesForWhatTheHostMustApply() {
            passes(() -> assertThat(GRANTED)
                    .effects()
                    .removesHeader("AUTHORIZATION")
                    .removesParameter("key")
                    .removesCookie("auth")
                    .addsToRequest("x-user", "u")
                    .addsToAnswer("x-ratelimit-limit", "5"));
        }

        @Test
        void failsForAHeaderThatStays() {
            fails(() -> assertThat(GRANTED).effects().removesHeader("Accept"), "Accept");
        }

        @Test
        void failsForAParameterThatStays() {
            fails(() -> assertThat(GRANTED).effects().removesParameter("KEY"), "KEY");
        }

        @Test
        void failsForACookieThatStays() {
            fails(() -> assertThat(GRANTED).effects().removesCookie("authx"), "authx");
        }

        @Test
        void failsForAHeaderThatIsNotAdded() {
            fails(() -> assertThat(GRANTED).effects().addsToRequest("X-User", "v"), "\"v\"", "\"u\"");
        }

        @Test
        void failsForAHeaderThatTheAnswerLacks() {
            fails(() -> assertThat(GRANTED).effects().addsToAnswer("X-User", "u"), "null");
        }

        @Test
        void passesForNone() {
            passes(() -> assertThat(OPEN).hasNoEffects());
        }

        @Test
        void failsForNoneWhereThereAreSome() {
            fails(() -> assertThat(GRANTED).hasNoEffects(), "x-user");
        }
    }
}
