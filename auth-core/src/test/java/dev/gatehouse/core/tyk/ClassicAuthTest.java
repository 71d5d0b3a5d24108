// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.served;
import static dev.gatehouse.definition.CredentialLocation.cookie;
import static dev.gatehouse.definition.CredentialLocation.header;
import static dev.gatehouse.definition.CredentialLocation.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicAuthTest {
    private static AuthRequirement token(CredentialLocation... locations) {
        return new AuthRequirement.One(TokenRules.in(locations));
    }

    private static AuthRequirement requirement(String change) {
        return served(classic(change)).api().requirement();
    }

    private static List<CredentialLocation> locations(String authToken) {
        return locationsIn("{'auth_configs': {'authToken': " + authToken + "}}");
    }

    private static List<CredentialLocation> locationsIn(String change) {
        var one = (AuthRequirement.One) requirement(change);
        return ((TokenRules) one.rules()).locations();
    }

    @Nested
    class Method {
        @Test
        void keylessApiIsOpen() {
            assertThat(requirement("{'use_keyless': true}")).isEqualTo(new AuthRequirement.Keyless());
        }

        @Test
        void standardAuthAsksForAToken() {
            assertThat(requirement("{'use_standard_auth': true}")).isEqualTo(token(header("Authorization")));
        }

        @Test
        void apiThatNamesNoMethodAsksForAToken() {
            assertThat(requirement("{}")).isEqualTo(token(header("Authorization")));
        }

        @Test
        void tokenStandsWhereItsEntrySays() {
            assertThat(requirement("{'auth_configs': {'authToken': {'auth_header_name': 'X-Key'}}}"))
                    .isEqualTo(token(header("X-Key")));
        }

        @Test
        void tokenStandsWhereTheOldEntrySaysIfThereIsNoOther() {
            assertThat(requirement("{'auth': {'auth_header_name': 'X-Old'}}")).isEqualTo(token(header("X-Old")));
        }

        @Test
        void oldEntryMeansNothingBesideANewOne() {
            assertThat(requirement("{'auth': {'auth_header_name': 'X-Old'}, 'auth_configs': {'authToken': {}}}"))
                    .isEqualTo(token(header("Authorization")));
        }

        @Test
        void entriesOfOtherMethodsDoNotMatter() {
            assertThat(requirement("{'auth_configs': {'jwt': {'auth_header_name': 'X-Jwt'}}}"))
                    .isEqualTo(token(header("Authorization")));
        }

        @Test
        void apiThatLeavesNoPlaceForAKeySaysSo() {
            var api = served(classic("{'auth_configs': {'authToken': {'disable_header': true}}}"));

            assertThat(api.notes())
                    .containsExactly("auth_configs: leaves no place for a key: every request is refused");
        }

        @ParameterizedTest
        @ValueSource(strings = {"use_certificate"})
        void moreThanAKeyIsAProblem(String member) {
            var problems = problems(classic("{'auth_configs': {'authToken': {'" + member + "': true}}}"));

            assertThat(problems).extracting(Problem::path).containsExactly("auth_configs.authToken." + member);
        }

        @ParameterizedTest
        @ValueSource(strings = {"use_certificate"})
        void moreThanAKeyInTheOldEntryIsAProblem(String member) {
            var problems = problems(classic("{'auth': {'" + member + "': true}}"));

            assertThat(problems).extracting(Problem::path).containsExactly("auth." + member);
        }

        @Test
        void certificatesOfAMethodThatIsOffDoNotMatter() {
            assertThat(requirement("{'auth_configs': {'basic': {'use_certificate': true}}}"))
                    .isEqualTo(token(header("Authorization")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "auth_token"})
        void tokenMayRuleTheSession(String base) {
            assertThat(requirement("{'base_identity_provided_by': '" + base + "'}"))
                    .isEqualTo(token(header("Authorization")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"jwt_claim", "basic_auth_user", "hmac_key", "AuthToken", "nobody"})
        void methodThatIsOffCannotRuleTheSession(String base) {
            var problems = problems(classic("{'base_identity_provided_by': '" + base + "'}"));

            assertThat(problems)
                    .containsExactly(
                            new Problem("base_identity_provided_by", "names a method that this API does not use"));
        }
    }

    @Nested
    class Places {
        @Test
        void headerIsAuthorizationUnlessNamed() {
            assertThat(locations("{}")).containsExactly(header("Authorization"));
        }

        @Test
        void headerCanBeNamed() {
            assertThat(locations("{'auth_header_name': 'X-Key'}")).containsExactly(header("X-Key"));
        }

        @Test
        void cookieComesBeforeParameterBeforeHeader() {
            var places = locations(
                    "{'auth_header_name': 'h', 'use_param': true, 'param_name': 'p', 'use_cookie': true, 'cookie_name': 'c'}");

            assertThat(places).containsExactly(cookie("c"), query("p"), header("h"));
        }

        @Test
        void nameAloneIsNotLookedAt() {
            assertThat(locations("{'param_name': 'p', 'cookie_name': 'c'}")).containsExactly(header("Authorization"));
        }

        @Test
        void headerLendsItsName() {
            assertThat(locations("{'auth_header_name': 'key', 'use_param': true, 'use_cookie': true}"))
                    .containsExactly(cookie("key"), query("key"), header("key"));
        }

        @Test
        void unnamedHeaderLendsItsNameToo() {
            assertThat(locations("{'use_param': true}"))
                    .containsExactly(query("Authorization"), header("Authorization"));
        }

        @Test
        void headerThatIsOffLendsNoName() {
            assertThat(locations("{'disable_header': true, 'auth_header_name': 'key', 'use_param': true}"))
                    .containsExactly(query("Authorization"));
        }

        @Test
        void nothingIsLeftIfTheOnlyPlaceIsOff() {
            assertThat(locations("{'disable_header': true}")).isEmpty();
        }

        @Test
        void blankNameIsRefused() {
            assertThat(problems(classic("{'auth_configs': {'authToken': {'auth_header_name': '  '}}}")))
                    .containsExactly(new Problem("auth_configs.authToken.auth_header_name", "must not be blank"));
        }
    }

    @Nested
    class EntriesBesides {
        private static final String OLD = "'auth': {'auth_header_name': 'X-Old'}";

        @Test
        void thoseOfOtherMethodsDoNotCount() {
            assertThat(locationsIn("{'auth_configs': {'authToken': {'auth_header_name': 'h-authToken'},"
                            + " 'jwt': {'auth_header_name': 'h-jwt'}, 'basic': {'auth_header_name': 'h-basic'}}}"))
                    .containsExactly(header("h-authToken"));
        }

        @Test
        void theOldOneCountsWhereThereIsNoNewOne() {
            assertThat(locationsIn("{" + OLD + ", 'auth_configs': {}}")).containsExactly(header("X-Old"));
        }

        @Test
        void theOldOneDoesNotCountBesideANewOne() {
            assertThat(locationsIn("{" + OLD + ", 'auth_configs': {'authToken': {}}}"))
                    .containsExactly(header("Authorization"));
        }

        @Test
        void namesOfMethodsHaveCase() {
            assertThat(locationsIn("{'auth_configs': {'AuthToken': {'auth_header_name': 'X-Other'}}}"))
                    .containsExactly(header("Authorization"));
        }
    }

    @Nested
    class Stripping {
        private static List<CredentialLocation> stripped(String change) {
            return served(classic(change)).api().stripped();
        }

        @Test
        void nothingIsStrippedByItself() {
            assertThat(stripped("{}")).isEmpty();
        }

        @Test
        void headerAndCookieAreStrippedInAnyCase() {
            assertThat(stripped("{'strip_auth_data': true}"))
                    .containsExactly(header("Authorization"), cookie("Authorization"));
        }

        @Test
        void headerIsStrippedEvenIfItIsOff() {
            var change =
                    "{'strip_auth_data': true, 'auth_configs': {'authToken': {'disable_header': true, 'use_cookie': true}}}";

            assertThat(stripped(change)).contains(header("Authorization"));
        }

        @Test
        void parameterIsStrippedIfItIsUsed() {
            var change =
                    "{'strip_auth_data': true, 'auth_configs': {'authToken': {'use_param': true, 'param_name': 'k'}}}";

            assertThat(stripped(change)).contains(query("k"));
        }

        @Test
        void parameterIsKeptIfItIsNotUsed() {
            var change = "{'strip_auth_data': true, 'auth_configs': {'authToken': {'param_name': 'k'}}}";

            assertThat(stripped(change)).doesNotContain(query("k"));
        }

        @Test
        void headerThatIsOffStillLendsItsName() {
            var change = "{'strip_auth_data': true, 'auth_configs': {'authToken': {'disable_header': true,"
                    + " 'auth_header_name': 'key', 'use_param': true}}}";

            assertThat(stripped(change)).containsExactly(query("key"), header("key"), cookie("key"));
        }

        @Test
        void everyEntryIsStrippedWhetherItsMethodIsOnOrNot() {
            var change = "{'strip_auth_data': true, 'auth_configs': {'authToken': {'auth_header_name': 'X-A'},"
                    + " 'basic': {'auth_header_name': 'X-B'}}}";

            assertThat(stripped(change)).containsExactly(header("X-A"), cookie("X-A"), header("X-B"), cookie("X-B"));
        }

        @Test
        void oldEntryIsStrippedIfThereIsNoOther() {
            assertThat(stripped("{'strip_auth_data': true, 'auth': {'auth_header_name': 'X-Old'}}"))
                    .containsExactly(header("X-Old"), cookie("X-Old"));
        }

        @Test
        void oldEntryIsKeptBesideOthers() {
            var change =
                    "{'strip_auth_data': true, 'auth': {'auth_header_name': 'X-Old'}, 'auth_configs': {'jwt': {}}}";

            assertThat(stripped(change)).containsExactly(header("Authorization"), cookie("Authorization"));
        }

        @Test
        void at81CookieIsNamedExactly() {
            var change = "{'strip_auth_data': true, 'auth_configs': {'authToken': {'cookie_name': 'auth'}}}";

            assertThat(stripped(change)).contains(cookie("auth"));
        }
    }
}
