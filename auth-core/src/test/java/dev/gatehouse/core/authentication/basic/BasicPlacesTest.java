// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import static dev.gatehouse.core.authentication.basic.Users.basic;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authentication.Accepted;
import dev.gatehouse.authentication.Authentication.Failure;
import dev.gatehouse.core.authentication.basic.BasicRules.BodyExpressions;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.net.URLEncoder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that names one user in one place, and another one elsewhere. */
final class BasicPlacesTest {
    private static final BasicRules RULES = BasicRules.in(
            CredentialLocation.cookie("user"),
            CredentialLocation.query("user"),
            CredentialLocation.header("Authorization"));
    private static final BasicRules IN_BODY_TOO = BasicRules.in(CredentialLocation.header("Authorization"))
            .orIn(new BodyExpressions("<User>(.*)</User>", "<Password>(.*)</Password>", 64));

    private final Users users = new Users().with("ann", "open").with("bob", "sesame");

    private static String parameter(String userAndPassword) {
        return "/?user=" + URLEncoder.encode(basic(userAndPassword), UTF_8);
    }

    private static HttpRequest get(String target, String authorization) {
        return HttpRequest.of("GET", target, Headers.of("Authorization", authorization));
    }

    private Authentication send(HttpRequest request) {
        return users.under(RULES).authenticate(request, Trace.none());
    }

    private static ProtectedApi lenient(BasicRules rules) {
        return ProtectedApi.named("orders")
                .requires(rules)
                .allowDifferingCredentials()
                .build();
    }

    private static String denialOf(Authentication outcome) {
        return ((Failure) outcome).refusal().id();
    }

    @Test
    void at32AnotherUserInTheHeaderThanInTheQueryIsRefusedBeforeAnythingIsHashed() {
        var outcome = send(get(parameter("ann:open"), basic("bob:sesame")));

        assertThat(denialOf(outcome)).isEqualTo("request.repeated_credential");
        assertThat(users.lookedUp).isEmpty();
        assertThat(users.scheme.computed()).isZero();
    }

    @Test
    void at32AnotherUserInTheCookieThanInTheHeaderIsRefused() {
        var outcome = send(HttpRequest.of(
                "GET",
                "/",
                Headers.of("Cookie", "user=\"" + basic("ann:open") + "\"", "Authorization", basic("bob:sesame"))));

        assertThat(denialOf(outcome)).isEqualTo("request.repeated_credential");
    }

    @Test
    void at53TwoUsersInTheQueryAreRefused() {
        var both = parameter("ann:open") + "&" + parameter("bob:sesame").substring(2);

        assertThat(denialOf(send(HttpRequest.of("GET", both, Headers.none()))))
                .isEqualTo("request.repeated_credential");
    }

    @Test
    void oneUserInTwoPlacesIsAccepted() {
        assertThat(send(get(parameter("ann:open"), basic("ann:open").replace("Basic", "basic"))))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void anotherSchemeInTheHeaderIsForAnotherMethod() {
        assertThat(send(get(parameter("ann:open"), "Bearer token"))).isInstanceOf(Accepted.class);
    }

    @Test
    void theFirstPlaceCountsWhereOthersMayDiffer() {
        var outcome = users.under(RULES, lenient(RULES))
                .authenticate(get(parameter("ann:open"), basic("bob:wrong")), Trace.none());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted ->
                                assertThat(accepted.base().identity().subject()).isEqualTo("ann"));
    }

    @Nested
    class InABody {
        private static final String BOB = "<User>bob</User><Password>sesame</Password>";

        private int read;

        private Authentication send(String authorization, String body) {
            return users.under(IN_BODY_TOO).authenticate(posted(authorization, body), Trace.none());
        }

        private HttpRequest posted(String authorization, String body) {
            var bytes = Body.of(body.getBytes(UTF_8));
            return get("/", authorization).withBody(limit -> {
                read++;
                return bytes.read(limit);
            });
        }

        @Test
        void at32AnotherUserThanInTheHeaderIsRefused() {
            assertThat(denialOf(send(basic("ann:open"), BOB))).isEqualTo("request.repeated_credential");
        }

        @Test
        void at32AnotherPasswordThanInTheHeaderIsRefused() {
            assertThat(denialOf(send(basic("bob:sesame"), BOB.replace("sesame", "other"))))
                    .isEqualTo("request.repeated_credential");
        }

        @Test
        void theSameUserAsInTheHeaderIsAccepted() {
            assertThat(send(basic("bob:sesame"), BOB)).isInstanceOf(Accepted.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "anything", "<User>bob</User>", "<Password>sesame</Password>"})
        void whatIsNoUserAndPasswordDoesNotMatter(String body) {
            assertThat(send(basic("ann:open"), body)).isInstanceOf(Accepted.class);
        }

        @Test
        void aLongerBodyThanIsReadHoldsNoUser() {
            assertThat(send(basic("ann:open"), BOB + "x".repeat(64))).isInstanceOf(Accepted.class);
        }

        @Test
        void at60IsNotReadForWhoHasNoPassword() {
            assertThat(denialOf(send(basic("ann:wrong"), BOB))).isEqualTo("basic.refused");
            assertThat(read).isZero();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Basic YW5uOm9wZW4", "basic YW5uOm9wZW4", "Basic YW5uOm9wZW4= x", "Basic  YW5uOm9wZW4="})
        void at32DoesNotCountBesideAUserInTheHeaderThatOthersMayRead(String authorization) {
            assertThat(send(authorization, BOB)).isInstanceOf(Authentication.Rejected.class);
            assertThat(read).isZero();
        }

        @Test
        void countsBesideAnotherScheme() {
            assertThat(send("Bearer token", BOB)).isInstanceOf(Accepted.class);
        }

        @Test
        void isNotLookedAtWhereThePlacesMayDiffer() {
            var outcome = users.under(IN_BODY_TOO, lenient(IN_BODY_TOO))
                    .authenticate(posted(basic("ann:open"), BOB), Trace.none());

            assertThat(outcome).isInstanceOf(Accepted.class);
            assertThat(read).isZero();
        }

        @Test
        void countsBesideAMalformedHeaderWhereThePlacesMayDiffer() {
            var outcome = users.under(IN_BODY_TOO, lenient(IN_BODY_TOO))
                    .authenticate(posted("Basic YW5uOm9wZW4", BOB), Trace.none());

            assertThat(outcome).isInstanceOf(Accepted.class);
        }
    }
}
