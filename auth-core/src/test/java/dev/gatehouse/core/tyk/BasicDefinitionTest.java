// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.oas;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.served;
import static dev.gatehouse.definition.CredentialLocation.cookie;
import static dev.gatehouse.definition.CredentialLocation.header;
import static dev.gatehouse.definition.CredentialLocation.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.basic.BasicRules;
import dev.gatehouse.core.authentication.basic.BasicRules.BodyExpressions;
import dev.gatehouse.core.authentication.basic.BasicRules.Quirk;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.definition.AuthRequirement;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions that ask for users and passwords. */
final class BasicDefinitionTest {
    private static BasicRules rules(String document) {
        return (BasicRules) ((AuthRequirement.One) served(document).api().requirement()).rules();
    }

    private static String own(String switches) {
        return ", 'x-gatehouse': {'basic': {" + switches + "}}";
    }

    @Test
    void aSwitchThatIsMisspelledIsAProblem() {
        assertThat(problems(classic("{'use_keyless': true" + own("'allow_any_schema_word': true") + "}")))
                .extracting(Problem::path)
                .containsExactly("x-gatehouse.basic.allow_any_schema_word");
    }

    @Nested
    class Classic {
        private String document(String members) {
            return classic("{'use_basic_auth': true" + members + "}");
        }

        private BasicRules users(String members) {
            return rules(document(members));
        }

        private BasicRules settings(String members) {
            return users(", 'basic_auth': {" + members + "}");
        }

        @Test
        void looksIntoTheUsualHeader() {
            assertThat(users("").locations()).containsExactly(header("Authorization"));
        }

        @Test
        void looksWhereItsOwnEntrySays() {
            var rules = users(", 'auth_configs': {'basic': {'use_param': true, 'param_name': 'a', 'use_cookie': true,"
                    + " 'cookie_name': 'c', 'auth_header_name': 'X-User'}}");

            assertThat(rules.locations()).containsExactly(cookie("c"), query("a"), header("X-User"));
        }

        @Test
        void doesNotLookWhereTheOldEntrySays() {
            assertThat(users(", 'auth': {'auth_header_name': 'X-Old'}").locations())
                    .containsExactly(header("Authorization"));
        }

        @Test
        void withoutAPlaceRefusesEverybody() {
            var api = served(document(", 'auth_configs': {'basic': {'disable_header': true}}"));

            assertThat(api.notes()).singleElement().asString().contains("every request is refused");
        }

        @ParameterizedTest
        @CsvSource({"'cache_ttl': 5, 5", "'cache_ttl': 0, 60", "'cache_ttl': -1, 60", "'cache_ttl': 999999, 86400"})
        void remembersPasswordsAsLongAsItSays(String member, long seconds) {
            assertThat(settings(member).remembered()).isEqualTo(Duration.ofSeconds(seconds));
        }

        @Test
        void remembersNothingIfItSaysSo() {
            assertThat(settings("'disable_caching': true, 'cache_ttl': 5").remembered())
                    .isZero();
        }

        @Test
        void looksIntoTheBodyIfItSaysSo() {
            assertThat(settings(
                                    "'extract_from_body': true, 'body_user_regexp': 'u=(.*)', 'body_password_regexp': 'p=(.*)'")
                            .body())
                    .contains(new BodyExpressions("u=(.*)", "p=(.*)", BodyExpressions.USUAL_LENGTH));
        }

        @Test
        void doesNotLookIntoTheBodyForExpressionsAlone() {
            assertThat(settings("'body_user_regexp': 'u=(.*)', 'body_password_regexp': 'p=(.*)'")
                            .body())
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "'', 'p=(.*)', body_user_regexp",
            "'u=(.*)', '', body_password_regexp",
            "'u=(', 'p=(.*)', body_user_regexp",
            "'u=(.*)', 'p=[', body_password_regexp"
        })
        void at67ExpressionThatCannotRunStopsTheLoad(String user, String password, String member) {
            var document = document(", 'basic_auth': {'extract_from_body': true, 'body_user_regexp': '" + user
                    + "', 'body_password_regexp': '" + password + "'}");

            assertThat(problems(document)).extracting(Problem::path).containsExactly("basic_auth." + member);
        }

        @Test
        void readsAsMuchOfABodyAsItsOwnMemberSays() {
            var rules = users(", 'basic_auth': {'extract_from_body': true, 'body_user_regexp': 'u=(.*)',"
                    + " 'body_password_regexp': 'p=(.*)'}" + own("'body_limit': 1000000"));

            assertThat(rules.body().orElseThrow().longest()).isEqualTo(1_000_000);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "99999999999"})
        void cannotReadMoreThanIsBounded(String limit) {
            var document = document(", 'basic_auth': {'extract_from_body': true, 'body_user_regexp': 'u=(.*)',"
                    + " 'body_password_regexp': 'p=(.*)'}" + own("'body_limit': " + limit));

            assertThat(problems(document)).extracting(Problem::path).containsExactly("x-gatehouse.basic.body_limit");
        }

        @Test
        void takesPasswordsWithColonsAndNoOtherScheme() {
            assertThat(users("").quirks()).containsExactly(Quirk.ORIGINAL_ANSWERS);
        }

        @ParameterizedTest
        @CsvSource({"allow_any_scheme_word, ANY_SCHEME_WORD", "refuse_colon_in_passwords, NO_COLON_IN_PASSWORDS"})
        void doesAsTheOriginalIfToldSo(String name, Quirk quirk) {
            assertThat(users(own("'" + name + "': true")).quirks()).contains(quirk);
        }

        @ParameterizedTest
        @ValueSource(strings = {"'cache_ttl': '5'", "'disable_caching': 1", "'extract_from_body': 'yes'"})
        void refusesOddTypes(String member) {
            assertThat(problems(document(", 'basic_auth': {" + member + "}"))).hasSize(1);
        }

        @Test
        void mayBeTheBaseOfSeveral() {
            var requirement = served(
                            document(", 'use_standard_auth': true, 'base_identity_provided_by': 'basic_auth_user'"))
                    .api()
                    .requirement();

            assertThat(((AuthRequirement.AllOf) requirement).base()).contains("basic_auth_user");
        }
    }

    @Nested
    class OpenApi {
        private String document(String settings, String more) {
            return oas(
                    "{'components': {'securitySchemes': {'key': null, 'users': {'type': 'http', 'scheme': 'basic'}}},"
                            + " 'security': [{'users': []}], 'x-tyk-api-gateway': {'server': {'authentication':"
                            + " {'securitySchemes': {'key': null, 'users': {'enabled': true" + settings + "}}}}}" + more
                            + "}");
        }

        private BasicRules users(String settings) {
            return rules(document(settings, ""));
        }

        @Test
        void looksIntoTheUsualHeader() {
            assertThat(users("").locations()).containsExactly(header("Authorization"));
        }

        @Test
        void theSchemeHasNoCase() {
            assertThat(rules(document("", "").replace("\"basic\"", "\"Basic\"")))
                    .isNotNull();
        }

        @Test
        void looksWhereItsPlacesSay() {
            assertThat(users(
                                    ", 'header': {'enabled': true, 'name': 'X-User'}, 'cookie': {'enabled': true, 'name': 'c'},"
                                            + " 'query': {'enabled': false, 'name': 'q'}")
                            .locations())
                    .containsExactly(cookie("c"), header("X-User"));
        }

        @Test
        void withoutAPlaceIsAProblem() {
            assertThat(problems(document(", 'header': {'enabled': false}", "")))
                    .extracting(Problem::path)
                    .containsExactly("x-tyk-api-gateway.server.authentication.securitySchemes.users.header");
        }

        @Test
        void readsTheSameSettings() {
            var rules = users(", 'cacheTTL': 7, 'extractCredentialsFromBody': {'enabled': true, 'userRegexp': 'u=(.*)',"
                    + " 'passwordRegexp': 'p=(.*)'}");

            assertThat(rules.remembered()).isEqualTo(Duration.ofSeconds(7));
            assertThat(rules.body()).contains(new BodyExpressions("u=(.*)", "p=(.*)", BodyExpressions.USUAL_LENGTH));
        }

        @Test
        void remembersNothingIfItSaysSo() {
            assertThat(users(", 'disableCaching': true").remembered()).isZero();
        }

        @Test
        void hasTheSameSwitches() {
            var switches = own("'allow_any_scheme_word': true, 'refuse_colon_in_passwords': true");

            assertThat(rules(document("", switches)).quirks())
                    .containsExactlyInAnyOrder(
                            Quirk.ANY_SCHEME_WORD, Quirk.NO_COLON_IN_PASSWORDS, Quirk.ORIGINAL_ANSWERS);
        }

        @Test
        void stripsWhereItLooks() {
            var document = document("", "")
                    .replace(
                            "\"enabled\":true,\"securitySchemes\"",
                            "\"enabled\":true,\"stripAuthorizationData\":true,\"securitySchemes\"");

            assertThat(served(document).api().stripped()).contains(header("Authorization"));
        }
    }
}
