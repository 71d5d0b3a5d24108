// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.oas;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules;
import dev.gatehouse.core.authentication.signature.SignatureRules;
import dev.gatehouse.core.authentication.signature.SigningForm;
import dev.gatehouse.core.authentication.signature.Tolerance;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions that ask for signatures. */
final class SignatureDefinitionTest {
    private static SignatureRules rules(String document) {
        return (SignatureRules) ((AuthRequirement.One) served(document).api().requirement()).rules();
    }

    private static String own(String switches) {
        return ", 'x-gatehouse': {'signatures': {" + switches + "}}";
    }

    @Test
    void aSwitchThatIsMisspelledIsAProblem() {
        assertThat(problems(classic("{'use_keyless': true" + own("'allow_unsigned_dates': true") + "}")))
                .extracting(Problem::path)
                .containsExactly("x-gatehouse.signatures.allow_unsigned_dates");
    }

    @Nested
    class Classic {
        private SignatureRules signed(String members) {
            return rules(classic("{'enable_signature_checking': true" + members + "}"));
        }

        @Test
        void readsWhatTheOriginalReads() {
            var rules = signed(", 'hmac_allowed_clock_skew': 1000.5, 'hmac_allowed_algorithms': ['hmac-sha256']");

            assertThat(rules.form()).isEqualTo(SigningForm.GATEWAY);
            assertThat(rules.algorithms()).containsExactly("hmac-sha256");
            assertThat(rules.limits().clockSkew()).isEqualTo(Duration.ofNanos(1_000_500_000));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ", 'hmac_allowed_clock_skew': 0", ", 'hmac_allowed_clock_skew': -1"})
        void withoutASkewOnlyReadsTheDate(String members) {
            assertThat(signed(members).limits().clockSkew()).isNull();
        }

        @Test
        void withoutAListAcceptsEveryKnownAlgorithm() {
            assertThat(signed("").algorithms())
                    .contains("hmac-sha1", "hmac-sha256", "hmac-sha384", "hmac-sha512", "rsa-sha256");
        }

        @Test
        void at57CoversTheDateAndTakesNothingForWhatIsMissing() {
            assertThat(signed("").covered()).containsExactly("date");
            assertThat(signed("").tolerances()).containsExactlyInAnyOrder(Tolerance.REPLAY, Tolerance.UNSIGNED_BODY);
        }

        @ParameterizedTest
        @CsvSource({"allow_missing_headers, MISSING_HEADERS", "allow_unknown_algorithms, UNKNOWN_ALGORITHMS"})
        void toleratesWhatItsSwitchesSay(String name, Tolerance tolerance) {
            assertThat(signed(own("'" + name + "': true")).tolerances()).contains(tolerance);
        }

        @Test
        void mayAllowUnsignedDates() {
            assertThat(signed(own("'allow_unsigned_date': true")).covered()).isEmpty();
        }

        @Test
        void mayRefuseWhatComesAgain() {
            assertThat(signed(own("'refuse_replay': true") + ", 'hmac_allowed_clock_skew': 5000")
                            .tolerances())
                    .doesNotContain(Tolerance.REPLAY);
        }

        @Test
        void at57MayRequireTargetAndDigest() {
            var rules = signed(own("'require_target': true, 'require_digest': true"));

            assertThat(rules.covered()).containsExactlyInAnyOrder("date", "(request-target)");
            assertThat(rules.tolerances()).doesNotContain(Tolerance.UNSIGNED_BODY);
        }

        @Test
        void cannotRememberWithoutASkew() {
            var document = classic("{'enable_signature_checking': true" + own("'refuse_replay': true") + "}");

            assertThat(problems(document))
                    .extracting(Problem::path)
                    .containsExactly("x-gatehouse.signatures.refuse_replay");
        }

        @Test
        void looksWhereItsOwnEntrySays() {
            var rules = signed(", 'auth': {'auth_header_name': 'X-Old'}, 'auth_configs': {'hmac': {'use_cookie': true,"
                    + " 'cookie_name': 'sig', 'auth_header_name': 'X-Sig'}}");

            assertThat(rules.locations())
                    .containsExactly(CredentialLocation.cookie("sig"), CredentialLocation.header("X-Sig"));
        }

        @Test
        void doesNotLookWhereTheOldEntrySays() {
            assertThat(signed(", 'auth': {'auth_header_name': 'X-Old'}").locations())
                    .containsExactly(CredentialLocation.header("Authorization"));
        }

        @Test
        void mayBeTheBaseIdentity() {
            assertThat(signed(", 'base_identity_provided_by': 'hmac_key'")).isNotNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"'hmac_allowed_clock_skew': '5'", "'hmac_allowed_algorithms': 'hmac-sha1'"})
        void refusesOddTypes(String member) {
            assertThat(problems(classic("{'enable_signature_checking': true, " + member + "}")))
                    .hasSize(1);
        }
    }

    @Nested
    class OfTheStandard {
        private static final String WANTED =
                "'rfc9421': {'algorithms': ['hmac-sha256', 'ed25519'], 'longest_age': 300, 'clock_skew': 5}";

        private MessageSignatureRules signed(String document) {
            return (MessageSignatureRules)
                    ((AuthRequirement.One) served(document).api().requirement()).rules();
        }

        private String asked(String signatures) {
            return classic("{'enable_signature_checking': true" + own(signatures) + "}");
        }

        @Test
        void standInPlaceOfTheOriginals() {
            var rules = signed(asked(WANTED));

            assertThat(rules.algorithms())
                    .containsExactlyInAnyOrder(SignatureAlgorithm.HMAC_SHA256, SignatureAlgorithm.ED25519);
            assertThat(rules.times().longestAge()).isEqualTo(Duration.ofMinutes(5));
            assertThat(rules.covered()).containsExactly("@method", "@authority", "@path", "@query");
            assertThat(rules.body().mustBeCovered()).isTrue();
        }

        @Test
        void mayCoverSomethingElse() {
            var rules = signed(asked(WANTED.replace(
                    "'clock_skew'", "'covered': ['@method', 'date'], 'allow_unsigned_body': true, 'clock_skew'")));

            assertThat(rules.covered()).containsExactly("@method", "date");
            assertThat(rules.body().mustBeCovered()).isFalse();
        }

        @Test
        void standInOpenApiToo() {
            var rules = signed(oas("{'security': [], 'x-tyk-api-gateway': {'server': {'authentication':"
                    + " {'hmac': {'enabled': true, 'header': {'enabled': true}}}}}" + own(WANTED) + "}"));

            assertThat(rules.algorithms()).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'rfc9421': {}",
                    "'rfc9421': {'algorithms': ['hmac-sha256'], 'clock_skew': 5}",
                    "'rfc9421': {'algorithms': ['hmac-sha256'], 'longest_age': -1}",
                    "'rfc9421': {'algorithms': ['hmac-sha256'], 'longest_age': 1e300}",
                    "'rfc9421': {'algorithms': ['hmac-sha1'], 'longest_age': 300}",
                    "'rfc9421': {'algorithms': ['hmac-sha256'], 'longest_age': 300, 'covered': ['@nothing']}",
                    "'rfc9421': {'algorithms': ['hmac-sha256'], 'longest_age': 300, 'skew': 5}",
                    "'rfc9421': true"
                })
        void whatCannotBeMeantIsAProblem(String signatures) {
            assertThat(problems(asked(signatures)))
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.path()).startsWith("x-gatehouse.signatures.rfc9421"));
        }
    }

    @Nested
    class OpenApi {
        private String signed(String members) {
            return oas("{'security': [], 'x-tyk-api-gateway': {'server': {'authentication': {'hmac': {'enabled': true"
                    + members + "}}}}}");
        }

        private String inHeader(String members) {
            return signed(", 'header': {'enabled': true}" + members);
        }

        @Test
        void readsTheSame() {
            var rules = rules(inHeader(", 'allowedClockSkew': 5000, 'allowedAlgorithms': ['hmac-sha512']"));

            assertThat(rules.algorithms()).containsExactly("hmac-sha512");
            assertThat(rules.limits().clockSkew()).isEqualTo(Duration.ofSeconds(5));
            assertThat(rules.locations()).containsExactly(CredentialLocation.header("Authorization"));
        }

        @Test
        void looksWhereItsPlacesSay() {
            var rules = rules(signed(", 'header': {'enabled': true, 'name': 'X-Sig'},"
                    + " 'query': {'enabled': true, 'name': 'sig'}, 'cookie': {'enabled': false, 'name': 'no'}"));

            assertThat(rules.locations())
                    .containsExactly(CredentialLocation.query("sig"), CredentialLocation.header("X-Sig"));
        }

        @Test
        void hasTheSameSwitches() {
            var switches = "'allow_unsigned_date': true, 'allow_missing_headers': true,"
                    + " 'allow_unknown_algorithms': true, 'refuse_replay': true";
            var rules = rules(oas("{'security': [], 'x-tyk-api-gateway': {'server': {'authentication':"
                    + " {'hmac': {'enabled': true, 'header': {'enabled': true}, 'allowedClockSkew': 5000}}}}"
                    + own(switches) + "}"));

            assertThat(rules.covered()).isEmpty();
            assertThat(rules.tolerances())
                    .containsExactlyInAnyOrder(
                            Tolerance.MISSING_HEADERS, Tolerance.UNKNOWN_ALGORITHMS, Tolerance.UNSIGNED_BODY);
        }

        @Test
        void withoutAPlaceIsAProblem() {
            assertThat(problems(signed("")))
                    .containsExactly(
                            new LoadedDefinition.Problem(
                                    "x-tyk-api-gateway.server.authentication.hmac",
                                    "leaves no place for a credential: at least one of header, cookie and query must be enabled"));
        }
    }
}
