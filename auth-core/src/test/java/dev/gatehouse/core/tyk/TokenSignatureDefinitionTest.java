// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.oas;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.served;
import static dev.gatehouse.definition.CredentialLocation.header;
import static dev.gatehouse.definition.CredentialLocation.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.authentication.token.signature.TokenSignatureAlgorithm;
import dev.gatehouse.core.authentication.token.signature.TokenSignatureRules;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.explanation.Refusal.Wording;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions that ask for signed tokens. */
final class TokenSignatureDefinitionTest {
    private static final String USUAL = "'algorithm': 'MasherySHA256', 'header': 'X-Sig', 'secret': 's3cret'";

    private static TokenSignatureRules rules(String document) {
        var requirement = (AuthRequirement.One) served(document).api().requirement();
        return ((TokenRules) requirement.rules()).signature().orElseThrow();
    }

    @Nested
    class Classic {
        private String document(String members) {
            return classic(
                    "{'auth_configs': {'authToken': {'validate_signature': true, 'signature': {" + members + "}}}}");
        }

        @Test
        void readsWhatTheOriginalReads() {
            var rules = rules(document(USUAL + ", 'allowed_clock_skew': 5"));

            assertThat(rules.verifier().algorithm()).isEqualTo(TokenSignatureAlgorithm.MASHERY_SHA256);
            assertThat(rules.verifier().clockSkew()).isEqualTo(Duration.ofSeconds(5));
            assertThat(rules.locations()).containsExactly(header("X-Sig"));
            assertThat(rules.told()).isEmpty();
        }

        @Test
        void demandsNothingIfItIsOff() {
            var requirement = served(classic("{'auth_configs': {'authToken': {'signature': {" + USUAL + "}}}}"))
                    .api()
                    .requirement();

            assertThat(((TokenRules) ((AuthRequirement.One) requirement).rules()).signature())
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"'use_param': true, X-Sig", "'param_name': 'sig', sig", "'use_param': true|'param_name': 'sig', sig"
        })
        void parameterComesBeforeTheHeader(String members, String name) {
            assertThat(rules(document(USUAL + ", " + members.replace('|', ','))).locations())
                    .containsExactly(query(name), header("X-Sig"));
        }

        @Test
        void readsWhatClientsAreTold() {
            assertThat(rules(document(USUAL + ", 'error_code': 403, 'error_message': 'Sign it'"))
                            .told())
                    .contains(new Wording(403, "Sign it"));
            assertThat(rules(document(USUAL + ", 'error_code': 403")).told())
                    .contains(new Wording(403, "Request signature verification failed"));
            assertThat(rules(document(USUAL + ", 'error_message': 'Sign it'")).told())
                    .contains(new Wording(401, "Sign it"));
        }

        @Test
        void readsTheOldEntryToo() {
            assertThat(rules(classic("{'auth': {'validate_signature': true, 'signature': {" + USUAL + "}}}")))
                    .isNotNull();
        }

        @Test
        void takesVariablesOfTheRequestIfTheyAreOn() {
            var on = document(USUAL).replaceFirst("\\{", "{\"enable_context_vars\": true, ");

            assertThat(rules(on).requestVariables()).isTrue();
            assertThat(rules(document(USUAL)).requestVariables()).isFalse();
        }

        @ParameterizedTest
        @CsvSource({
            "'algorithm': 'MasherySHA1', algorithm",
            "'algorithm': '', algorithm",
            "'allowed_clock_skew': 301, allowed_clock_skew",
            "'error_code': 200, error_code",
            "'error_code': 600, error_code",
            "'secret': '$secret_env.x', secret",
            "'secret': 'kv://x', secret",
            "'secret': 'pre-$tyk_Meta.s', secret",
            "'secret': '$TYK_META.s', secret",
            "'secret': '$tyk_metadata.s', secret",
            "'secret': '$tyk_meta.', secret",
            "'secret': '${tyk_meta.s}', secret",
            "'secret': 'tyk_meta.s', secret",
            "'secret': '$tyk_context.headers_X', secret"
        })
        void at67WhatCannotBeDoneStopsTheLoad(String member, String name) {
            var document = classic(
                    "{'auth_configs': {'authToken': {'validate_signature': true, 'signature': {" + USUAL + "}}}}");
            var changed = document.replace("\"signature\":{", "\"signature\":{" + member.replace('\'', '"') + ",");

            assertThat(problems(without(changed, name)))
                    .extracting(Problem::path)
                    .containsExactly("auth_configs.authToken.signature." + name);
        }

        /** Of two members of one name the later counts, so the usual one goes. */
        private String without(String document, String name) {
            return switch (name) {
                case "algorithm" -> document.replace(",\"algorithm\":\"MasherySHA256\"", "");
                case "secret" -> document.replace(",\"secret\":\"s3cret\"", "");
                default -> document;
            };
        }

        @Test
        void secretMayBeOfTheRequestAloneIfTheExtensionSaysSo() {
            var document = document("'algorithm': 'MasheryMD5', 'header': 'X', 'secret': '$tyk_context.headers_Y'")
                    .replaceFirst(
                            "\\{",
                            "{\"enable_context_vars\": true,"
                                    + " \"x-gatehouse\": {\"token_signatures\": {\"allow_secrets_of_requests\": true}},");

            assertThat(rules(document).secret().reveal()).isEqualTo("$tyk_context.headers_Y");
            assertThat(served(document).notes())
                    .containsExactly("enable_context_vars: counts for secrets of token signatures alone");
        }

        @Test
        void variableOfTheRequestWhereTheyAreOffIsNoted() {
            assertThat(served(document("'algorithm': 'MasheryMD5', 'header': 'X', 'secret': 'a$tyk_context.headers_Y'"))
                            .notes())
                    .singleElement()
                    .asString()
                    .contains("every request is refused");
        }

        @Test
        void signatureThatIsDescribedAndNotSwitchedIsNoted() {
            assertThat(served(classic("{'auth_configs': {'authToken': {'signature': {" + USUAL + "}}}}"))
                            .notes())
                    .containsExactly("auth_configs.authToken.validate_signature: is missing: no signature is demanded");
        }

        @ParameterizedTest
        @ValueSource(strings = {"'algorithm': 'MasheryMD5', 'header': 'X'", "'algorithm': 'MasheryMD5', 'secret': 'x'"})
        void whatIsMissingRefusesEverybody(String members) {
            assertThat(served(document(members)).notes())
                    .singleElement()
                    .asString()
                    .contains("every request is refused");
        }
    }

    @Nested
    class OpenApi {
        private String document(String members) {
            return oas("{'x-tyk-api-gateway': {'server': {'authentication': {'securitySchemes': {'key': {"
                    + "'signatureValidation': {'enabled': true, " + members + "}}}}}}}");
        }

        @Test
        void readsTheSame() {
            var rules = rules(document(USUAL + ", 'allowedClockSkew': 5, 'errorCode': 403, 'errorMessage': 'Sign it',"
                    + " 'query': {'enabled': true, 'name': 'sig'}"));

            assertThat(rules.verifier().clockSkew()).isEqualTo(Duration.ofSeconds(5));
            assertThat(rules.locations()).containsExactly(query("sig"), header("X-Sig"));
            assertThat(rules.told()).contains(new Wording(403, "Sign it"));
        }

        @Test
        void looksIntoTheHeaderAloneIfTheQueryIsOff() {
            assertThat(rules(document(USUAL + ", 'query': {'enabled': false, 'name': 'sig'}"))
                            .locations())
                    .containsExactly(header("X-Sig"));
        }
    }
}
