// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import static dev.gatehouse.core.authentication.basic.Users.basic;
import static dev.gatehouse.core.authentication.basic.Users.send;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authentication.Accepted;
import dev.gatehouse.authentication.Authentication.Failure;
import dev.gatehouse.core.authentication.basic.BasicRules.BodyExpressions;
import dev.gatehouse.core.authentication.basic.BasicRules.Quirk;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.secret.Secret;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BasicAuthenticatorTest {
    private static final BasicRules RULES = BasicRules.in(CredentialLocation.header("Authorization"));
    private static final BodyExpressions IN_BODY =
            new BodyExpressions("<User>(.*)</User>", "<Password>(.*)</Password>", BodyExpressions.USUAL_LENGTH);

    private final Users users = new Users().with("user", "password");
    private final BasicAuthenticator authenticator = users.under(RULES);

    private static String denialOf(Authentication outcome) {
        return ((Failure) outcome).refusal().id();
    }

    @Test
    void rightPasswordIsAccepted() {
        var outcome = send(authenticator, "Authorization", basic("user:password"));

        assertThat(outcome).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.base().method()).isEqualTo("basic_auth_user");
            assertThat(accepted.base().identity().subject()).isEqualTo("user");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"user:wrong", "user:", "user:passwor", "user:password1", "use:password", "nobody:password"})
    void anythingElseIsRefusedInOneWay(String presented) {
        var outcome = (Failure) send(authenticator, "Authorization", basic(presented));

        assertThat(outcome.refusal().id()).isEqualTo("basic.refused");
        assertThat(outcome.refusal().detail()).doesNotContain("wrong", "nobody");
        assertThat(outcome.challenges()).containsExactly("Basic realm=\"My API\", charset=\"UTF-8\"");
    }

    @Test
    void nothingIsAbsentAndChallenged() {
        var outcome = (Failure) send(authenticator);

        assertThat(outcome).isInstanceOf(Authentication.Absent.class);
        assertThat(outcome.refusal().id()).isEqualTo("basic.missing");
        assertThat(outcome.challenges()).containsExactly("Basic realm=\"My API\", charset=\"UTF-8\"");
    }

    @ParameterizedTest
    @CsvSource({
        "Basic, basic.malformed",
        "Basic  dXNlcjpwYXNzd29yZA==, basic.malformed",
        "Basic dXNlcjpwYXNzd29yZA== x, basic.malformed",
        "Basic dXNlcjpwYXNzd29yZA, basic.encoding",
        "Basic dXNlcjpwYXNzd29yZA=, basic.encoding",
        "Basic dXNlcjpwYXNzd29yZA=a, basic.encoding",
        "Basic dXNl-jpw, basic.encoding",
        "Basic ====, basic.encoding",
        "Basic \u00fc\u00fc\u00fc\u00fc, basic.encoding",
        "Basic dXNlcg==, basic.values"
    })
    void malformedTextIsToldInTheOrderOfTheChecks(String text, String denial) {
        var outcome = (Failure) send(authenticator, "Authorization", text);

        assertThat(outcome.refusal().id()).isEqualTo(denial);
        assertThat(outcome.challenges()).isEmpty();
        assertThat(users.lookedUp).isEmpty();
    }

    @Test
    void realmIsAQuotedString() {
        var outcome = (Failure) send(users.under(RULES, "a \"b\" \\c\r\nX: y"));

        assertThat(outcome.challenges()).containsExactly("Basic realm=\"a \\\"b\\\" \\\\c  X: y\", charset=\"UTF-8\"");
    }

    @Nested
    class AsTheStandardHasIt {
        @Test
        void passwordMayHoldColons() {
            users.with("a", "b:c:d");

            assertThat(send(authenticator, "Authorization", basic("a:b:c:d"))).isInstanceOf(Accepted.class);
        }

        @Test
        void namesAndPasswordsAreUtf8() {
            users.with("jürgen", "pässwört€");

            assertThat(send(authenticator, "Authorization", basic("jürgen:pässwört€")))
                    .isInstanceOf(Accepted.class);
        }

        @Test
        void nameThatIsNoUtf8IsNobody() {
            users.with("j\ufffdrgen", "pw");
            var latin = "Basic " + Base64.getEncoder().encodeToString("j\u00fcrgen:pw".getBytes(ISO_8859_1));

            assertThat(denialOf(send(authenticator, "Authorization", latin))).isEqualTo("basic.refused");
        }

        @ParameterizedTest
        @ValueSource(strings = {"basic", "BASIC", "Basic"})
        void schemeHasNoCase(String scheme) {
            assertThat(send(authenticator, "Authorization", scheme + " dXNlcjpwYXNzd29yZA=="))
                    .isInstanceOf(Accepted.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Foo", "Bearer", "Basics", "Basi", ""})
        void anotherSchemeIsChallenged(String scheme) {
            var outcome = (Failure) send(authenticator, "Authorization", scheme + " dXNlcjpwYXNzd29yZA==");

            assertThat(outcome.refusal().id()).isEqualTo("basic.missing");
            assertThat(outcome.challenges()).containsExactly("Basic realm=\"My API\", charset=\"UTF-8\"");
        }
    }

    @Nested
    class AsTheOriginalHasItIfTurnedOn {
        @Test
        void anySchemeWordPasses() {
            var lax = users.under(RULES.with(Set.of(Quirk.ANY_SCHEME_WORD)));

            assertThat(send(lax, "Authorization", "Foo dXNlcjpwYXNzd29yZA==")).isInstanceOf(Accepted.class);
        }

        @Test
        void challengeNamesNoCharacterSet() {
            var plain = users.under(RULES.with(Set.of(Quirk.ORIGINAL_ANSWERS)));

            assertThat(((Failure) send(plain)).challenges()).containsExactly("Basic realm=\"My API\"");
        }

        @Test
        void anotherSchemeIsMalformed() {
            var plain = users.under(RULES.with(Set.of(Quirk.ORIGINAL_ANSWERS)));

            var outcome = (Failure) send(plain, "Authorization", "Bearer dXNlcjpwYXNzd29yZA==");

            assertThat(outcome.refusal().id()).isEqualTo("basic.malformed");
            assertThat(outcome.challenges()).isEmpty();
        }

        @Test
        void passwordWithColonIsMalformed() {
            users.with("a", "b:c");
            var strict = users.under(RULES.with(Set.of(Quirk.NO_COLON_IN_PASSWORDS)));

            assertThat(denialOf(send(strict, "Authorization", basic("a:b:c")))).isEqualTo("basic.values");
            assertThat(send(strict, "Authorization", basic("user:password"))).isInstanceOf(Accepted.class);
        }
    }

    @Nested
    class Places {
        private final BasicAuthenticator everywhere = users.under(BasicRules.in(
                CredentialLocation.cookie("ck"), CredentialLocation.query("a"), CredentialLocation.header("X-Auth")));

        private Authentication send(String target, String... headers) {
            return everywhere.authenticate(HttpRequest.of("GET", target, Headers.of(headers)), Trace.none());
        }

        @Test
        void parameterHoldsTheWholeText() {
            assertThat(send("/?a=Basic%20dXNlcjpwYXNzd29yZA%3D%3D")).isInstanceOf(Accepted.class);
        }

        @Test
        void lineBreaksInAParameterDoNotCount() {
            assertThat(send("/?a=Basic%20dXNlcjpw%0D%0AYXNzd29yZA%3D%3D")).isInstanceOf(Accepted.class);
        }

        @Test
        void firstPlaceThatHoldsSomethingCounts() {
            assertThat(denialOf(send("/?a=junk"))).isEqualTo("basic.malformed");
            assertThat(send("/?a=", "X-Auth", basic("user:password"))).isInstanceOf(Accepted.class);
        }

        @Test
        void cookieMayBeQuoted() {
            assertThat(send("/", "Cookie", "ck=\"" + basic("user:password") + "\""))
                    .isInstanceOf(Accepted.class);
        }

        @Test
        void at32CookiesThatDifferAreRefused() {
            var cookies = "ck=" + basic("user:password") + "; ck=" + basic("nobody:x");

            assertThat(denialOf(send("/", "Cookie", cookies))).isEqualTo("request.repeated_credential");
        }

        @Test
        void at53TwoLinesOfAHeaderAreRefused() {
            var text = basic("user:password");

            assertThat(denialOf(send("/", "X-Auth", text, "X-Auth", text))).isEqualTo("request.repeated_credential");
            assertThat(users.lookedUp).isEmpty();
        }
    }

    @Nested
    class InTheBody {
        private final BasicAuthenticator looking = users.under(RULES.orIn(IN_BODY));

        private Authentication post(String body, String... headers) {
            return post(looking, Body.of(body.getBytes(UTF_8)), headers);
        }

        private Authentication post(BasicAuthenticator method, Body body, String... headers) {
            var request = HttpRequest.of("POST", "/", Headers.of(headers)).withBody(body);
            return method.authenticate(request, Trace.none());
        }

        @Test
        void bothAreFoundByTheirExpressions() {
            assertThat(post("<User>user</User><Password>password</Password>"))
                    .isInstanceOfSatisfying(
                            Accepted.class,
                            accepted -> assertThat(accepted.base().foundAt()).isEqualTo(CredentialLocation.body()));
        }

        @ParameterizedTest
        @CsvSource({
            "'', basic.body_user_missing",
            "<User>User>, basic.body_user_missing",
            "<User>user</User>, basic.body_password_missing",
            "<User></User><Password>password</Password>, basic.refused",
            "<User>user</User><Password></Password>, basic.refused"
        })
        void whatIsMissingIsTold(String body, String denial) {
            assertThat(denialOf(post(body))).isEqualTo(denial);
        }

        @Test
        void expressionsWithoutAGroupFindNothing() {
            var ungrouped = users.under(RULES.orIn(new BodyExpressions("user", "(password)", 1000)));
            var half = users.under(RULES.orIn(new BodyExpressions("(user)", "password", 1000)));
            var body = Body.of("user password".getBytes(UTF_8));

            assertThat(denialOf(post(ungrouped, body))).isEqualTo("basic.body_user_ungrouped");
            assertThat(denialOf(post(half, body))).isEqualTo("basic.body_password_ungrouped");
        }

        @Test
        void groupThatTheMatchDoesWithoutIsEmpty() {
            var optional = users.under(RULES.orIn(new BodyExpressions("user(x)?", "(password)", 1000)));

            assertThat(denialOf(post(optional, Body.of("user password".getBytes(UTF_8)))))
                    .isEqualTo("basic.refused");
        }

        @Test
        void goodHeaderNeedsNoUserInIt() {
            var outcome = post("<User>x</User>", "Authorization", basic("user:password"));

            assertThat(outcome).isInstanceOf(Accepted.class);
        }

        @Test
        void wrongHeaderIsNotSavedByTheBody() {
            var body = "<User>user</User><Password>password</Password>";

            assertThat(denialOf(post(body, "Authorization", basic("user:wrong"))))
                    .isEqualTo("basic.refused");
        }

        @Test
        void malformedHeaderIs() {
            var body = "<User>user</User><Password>password</Password>";

            assertThat(post(body, "Authorization", "junk")).isInstanceOf(Accepted.class);
        }

        @Test
        void pointIsNoLineBreak() {
            assertThat(denialOf(post("<User>us\ner</User><Password>password</Password>")))
                    .isEqualTo("basic.body_user_missing");
        }

        @Test
        void at60BodyThatIsTooLongIsRefusedUnread() {
            var small = users.under(RULES.orIn(new BodyExpressions("(user)", "(password)", 10)));

            assertThat(denialOf(post(small, Body.of("user password".getBytes(UTF_8)))))
                    .isEqualTo("basic.body_too_long");
        }

        @Test
        void bodyIsNotTouchedIfTheRulesDoNotSaySo() {
            Body untouched = most -> fail("the body was read");

            assertThat(post(authenticator, untouched)).isInstanceOf(Authentication.Absent.class);
        }
    }

    @Nested
    class At62WithoutAStoredPassword {
        @Test
        void at62EmptyPasswordOpensNothing() {
            users.withoutPassword("plain");

            assertThat(denialOf(send(authenticator, "Authorization", basic("plain:"))))
                    .isEqualTo("basic.refused");
        }

        @Test
        void at62EmptyStoredPasswordOpensNothing() {
            users.with("blank", new StoredPassword(Secret.of(""), ""));

            assertThat(denialOf(send(authenticator, "Authorization", basic("blank:"))))
                    .isEqualTo("basic.refused");
        }
    }

    @Test
    void at63SessionOfATokenIsNoUser() {
        users.with(
                "key-1",
                new Credentials(
                        CredentialKind.TOKEN,
                        java.util.Optional.of(users.scheme.stored("x")),
                        dev.gatehouse.credential.SignatureKey.none()));

        assertThat(denialOf(send(authenticator, "Authorization", basic("key-1:x"))))
                .isEqualTo("basic.refused");
    }

    @Nested
    class At30WhatAnAnswerCosts {
        @Test
        void at30UnknownUserCostsAsManyHashesAsAWrongPassword() {
            send(authenticator, "Authorization", basic("user:wrong"));
            int known = users.scheme.computed();

            send(authenticator, "Authorization", basic("nobody:wrong"));

            assertThat(users.scheme.computed() - known).isEqualTo(known).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"bare:wrong", ":wrong", "nobody:"})
        void at30SoDoesEveryOtherWayToFail(String presented) {
            users.withoutPassword("bare");

            send(authenticator, "Authorization", basic(presented));

            assertThat(users.scheme.computed()).isEqualTo(1);
        }

        @Test
        void at30SoDoesANameThatIsNoText() {
            var noText = "Basic " + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, ':', 'x'});

            send(authenticator, "Authorization", noText);

            assertThat(users.scheme.computed()).isEqualTo(1);
        }
    }

    @Test
    void at58NoStepOfTheExplanationHoldsNameOrPassword() {
        var recorder = Explanation.recorder();
        var request = HttpRequest.of("GET", "/", Headers.of("Authorization", basic("nobody:hunter2hunter2")));

        var outcome = authenticator.authenticate(request, recorder);

        assertThat(recorder.explanation().toString() + outcome)
                .contains("basic.password")
                .doesNotContain("nobody", "hunter2");
    }
}
