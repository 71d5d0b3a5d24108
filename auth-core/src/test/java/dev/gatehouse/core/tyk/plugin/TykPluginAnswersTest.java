// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authentication.Accepted;
import dev.gatehouse.authentication.Authentication.Answered;
import dev.gatehouse.authentication.Authentication.Rejected;
import dev.gatehouse.authentication.SessionBasis.Made;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.explanation.Refusal.Wording;
import dev.gatehouse.secret.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TykPluginAnswersTest {
    private static Authentication read(String json) {
        return TykPluginAnswers.read(json.replace('\'', '"'), CredentialLocation.header("Authorization"));
    }

    private static Made made(String json) {
        return (Made) ((Accepted) read(json)).base().basis();
    }

    private static Authentication overriding(String members) {
        return read("{'request': {'return_overrides': {" + members + "}}}");
    }

    @Nested
    class ThatAccepts {
        @Test
        void keepsTheSessionUnderItsToken() {
            assertThat(made("{'session': {'metadata': {'token': 'abc'}}}").key())
                    .isEqualTo(Secret.of("abc"));
        }

        @Test
        void mayGiveTheTokenBesideTheSession() {
            assertThat(made("{'session': {'metadata': {'token': 'x', 'a': 'b'}}, 'metadata': {'token': 'abc'}}")
                            .key())
                    .isEqualTo(Secret.of("abc"));
        }

        @Test
        void keepsWhatTheSessionSays() {
            var session = made("{'session': {'alias': 'seven', 'metadata': {'token': 'abc', 'a': 'b'}}}")
                    .session();

            assertThat(session.attributes().alias()).isEqualTo("seven");
            assertThat(session.attributes().metadata()).containsEntry("a", "b");
        }

        @Test
        void saysUntilWhen() {
            assertThat(made("{'session': {'id_extractor_deadline': 1700000060, 'metadata': {'token': 'abc'}}}")
                            .goodUntil())
                    .contains(Instant.ofEpochSecond(1_700_000_060));
        }

        @Test
        void mustBeAskedEveryTimeIfItSaysNothing() {
            assertThat(made("{'session': {'metadata': {'token': 'abc'}}}").goodUntil())
                    .isEmpty();
        }

        @Test
        void presetCodeMeansNothing() {
            assertThat(read("{'session': {'metadata': {'token': 'a'}},"
                            + " 'request': {'return_overrides': {'response_code': -1}}}"))
                    .isInstanceOf(Accepted.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{'metadata': {'token': 'abc'}}",
                    "{'session': {}}",
                    "{'session': {'metadata': {'token': ''}}}"
                })
        void isForbiddenWithoutSessionOrToken(String json) {
            assertThat(((Rejected) read(json)).refusal().id()).isEqualTo(Denials.CUSTOM_REFUSED);
        }
    }

    @Nested
    class ThatRefuses {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'response_code': 401, 'response_error': 'no!' | no!",
                    "'response_code': 401, 'response_body': 'no!' | no!",
                    "'response_code': 401, 'response_error': 'no!', 'response_body': 'other' | no!",
                    "'response_code': 401 | Key not authorised"
                })
        void tellsWhatThePluginSays(String members, String message) {
            assertThat(((Rejected) overriding(members)).refusal().wording()).contains(new Wording(401, message));
        }

        @Test
        void addsItsHeaders() {
            var rejected = (Rejected) overriding("'response_code': 401, 'headers': {'X-Why': 'tea'}");

            assertThat(rejected.headers().first("X-Why")).isEqualTo("tea");
        }

        @Test
        void cannotForgeHeaderLines() {
            assertThatThrownBy(() -> overriding("'response_code': 401, 'headers': {'X': 'a\\nB: c'}"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class ThatAnswers {
        @Test
        void isSentAsItIs() {
            var answer = ((Answered) overriding("'response_code': 200, 'response_body': 'hi'")).answer();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("hi");
        }

        @Test
        void mayAnswerAnErrorItself() {
            var answer = ((Answered)
                            overriding("'response_code': 403, 'override_error': true, 'response_error': 'mine'"))
                    .answer();

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("mine");
        }
    }

    @Nested
    class ThatIsOdd {
        private static final String SESSION = "'session': {'rate': 1, 'per': 1}, 'metadata': {'token': 'abc'}";

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'request': {'return_overrides': {'response_code': 'denied'}}",
                    "'request': {'return_overrides': {'response_code': '403'}}",
                    "'request': {'return_overrides': {'response_code': '403x'}}",
                    "'request': {'return_overrides': {'response_code': [403]}}",
                    "'request': {'return_overrides': {'response_code': true}}",
                    "'request': {'return_overrides': {'response_code': 403.5}}",
                    "'request': {'return_overrides': {'response_code': 4294967296}}",
                    "'request': {'return_overrides': {'response_code': -403}}",
                    "'request': {'return_overrides': {'response_code': 7}}",
                    "'request': {'return_overrides': {'response_code': 100}}",
                    "'request': {'return_overrides': {'response_code': 600}}",
                    "'request': {'return_overrides': {'response_code': 403, 'override_error': 'true'}}",
                    "'request': {'return_overrides': {'response_code': 403, 'responseCode': 0}}",
                    "'request': {'return_overrides': {'Response_Code': 403}}",
                    "'request': {'return_overrides': {'response-code': 403}}",
                    "'request': {'return_overrides': {'code': 403}}",
                    "'request': {'return_overrides': [{'response_code': 403}]}",
                    "'request': {'return_overrides': 403}",
                    "'request': {'ReturnOverrides': {'ResponseCode': 403}}",
                    "'request': {'return_override': {'response_code': 403}}",
                    "'request': 'x'",
                    "'request': []",
                    "'Request': {'ReturnOverrides': {'ResponseCode': 403}}",
                    "'return_overrides': {'response_code': 403}"
                })
        void at79OddOverridesAreNoAcceptance(String odd) {
            assertThatThrownBy(() -> read("{" + odd + "," + SESSION + "}"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContainingAny("denied", "403", "abc");
        }

        @Test
        void at79RefusesInTheSpellingOfProtobufsPrinters() {
            var answer = read(
                    "{'request': {'returnOverrides': {'responseCode': 401, 'responseError': 'no!'}}," + SESSION + "}");

            assertThat(((Rejected) answer).refusal().wording()).contains(new Wording(401, "no!"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"'response_error': 'denied'", "'response_code': -1, 'response_body': 'denied'"})
        void at67TextWithoutStatusIsARefusal(String members) {
            assertThat(read("{'request': {'return_overrides': {" + members + "}}," + SESSION + "}"))
                    .isInstanceOf(Rejected.class);
        }

        @Test
        void at79SessionInTheSpellingOfProtobufsPrintersCountsInFull() {
            var session = made("{'session': {'isInactive': true, 'idExtractorDeadline': '1700000060', 'accessRights':"
                            + " {'a': {'apiId': 'a', 'allowedUrls': [{'url': '/x', 'methods': ['GET']}]}},"
                            + " 'metadata': {'token': 'abc'}}}")
                    .session();

            assertThat(session)
                    .isEqualTo(made("{'session': {'is_inactive': true, 'id_extractor_deadline': 1700000060,"
                                    + " 'access_rights': {'a': {'api_id': 'a', 'allowed_urls': [{'url': '/x',"
                                    + " 'methods': ['GET']}]}}, 'metadata': {'token': 'abc'}}}")
                            .session());
            assertThat(session.lifetime().inactive()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'Is_Inactive': true",
                    "'isinactive': true",
                    "'is_inactive': 'true'",
                    "'is_inactive': true, 'isInactive': false",
                    "'access_rights': {'a': {'AllowedUrls': []}}",
                    "'access_rights': []",
                    "'expires': 'soon'"
                })
        void at79OddSessionIsNoAcceptance(String odd) {
            assertThatThrownBy(() -> read("{'session': {" + odd + "}, 'metadata': {'token': 'abc'}}"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContainingAny("soon", "abc");
        }

        @Test
        void tokenIsAText() {
            assertThatThrownBy(() -> read("{'session': {}, 'metadata': {'token': 5}}"))
                    .hasMessageContaining("$.metadata.token");
        }

        @Test
        void nullIsLikeNothing() {
            assertThat(read("{'request': {'return_overrides': {'response_code': null}}," + SESSION + "}"))
                    .isInstanceOf(Accepted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{'session': {'expires': 'soon', 'metadata': {'token': 'abc'}}}"})
    void whatCannotBeReadIsNoAnswer(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContainingAny("abc", "soon");
    }
}
