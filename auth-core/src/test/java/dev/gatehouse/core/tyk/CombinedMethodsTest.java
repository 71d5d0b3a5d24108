// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.oas;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.served;
import static dev.gatehouse.definition.CredentialLocation.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.AuthRequirement.AllOf;
import dev.gatehouse.definition.AuthRequirement.AnyOf;
import dev.gatehouse.definition.AuthRequirement.Challenges;
import dev.gatehouse.definition.AuthRequirement.One;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Several methods in one definition: all of them, or any group of them. */
class CombinedMethodsTest {
    private static final String AUTH = "x-tyk-api-gateway.server.authentication.";

    private static List<String> methods(AuthRequirement requirement) {
        if (requirement instanceof One one) {
            return List.of(one.rules().method());
        }
        return ((AllOf) requirement)
                .parts().stream().map(part -> ((One) part).rules().method()).toList();
    }

    private static List<List<String>> groups(AuthRequirement requirement) {
        return ((AnyOf) requirement)
                .parts().stream().map(CombinedMethodsTest::methods).toList();
    }

    @Nested
    class Classic {
        private static final String BOTH = "'enable_signature_checking': true, 'use_standard_auth': true";

        private static AuthRequirement requirement(String members) {
            return served(classic("{" + members + "}")).api().requirement();
        }

        @Test
        void methodsThatAreOnAreAllNeededInTheOriginalsOrder() {
            assertThat(methods(requirement("'use_standard_auth': true, 'enable_signature_checking': true")))
                    .containsExactly("hmac_key", "auth_token");
        }

        @Test
        void tokenIsNoPartUnlessItIsOn() {
            assertThat(methods(requirement("'enable_signature_checking': true")))
                    .containsExactly("hmac_key");
        }

        @Test
        void lastOneRulesUnlessABaseIsNamed() {
            assertThat(((AllOf) requirement(BOTH)).base()).isEmpty();
        }

        @Test
        void namedBaseRules() {
            assertThat(((AllOf) requirement(BOTH + ", 'base_identity_provided_by': 'hmac_key'")).base())
                    .contains("hmac_key");
        }

        @Test
        void baseOfAMethodThatIsOffIsAProblem() {
            assertThat(problems(classic("{" + BOTH + ", 'base_identity_provided_by': 'basic_auth_user'}")))
                    .containsExactly(
                            new Problem("base_identity_provided_by", "names a method that this API does not use"));
        }
    }

    @Nested
    class OpenApi {
        private static final String SCHEMES =
                "'components': {'securitySchemes': {'two':" + " {'type': 'apiKey', 'in': 'query', 'name': 'k'}}}";
        private static final String HMAC = "'hmac': {'enabled': true, 'header': {'enabled': true}}";

        private static String document(String security, String auth) {
            return oas("{" + SCHEMES + ", 'security': " + security + ", 'x-tyk-api-gateway': {'server':"
                    + " {'authentication': {" + auth + "}}}}");
        }

        private static AuthRequirement requirement(String security, String auth) {
            return served(document(security, auth)).api().requirement();
        }

        private static String compliant(String more) {
            return "'securityProcessingMode': 'compliant', " + more;
        }

        @Test
        void schemesOfOneRequirementAreAllNeeded() {
            assertThat(methods(requirement("[{'key': [], 'two': []}]", "")))
                    .containsExactly("auth_token", "auth_token");
        }

        @Test
        void methodOfTheExtensionIsNeededBesideThem() {
            assertThat(methods(requirement("[{'key': []}]", HMAC))).containsExactly("hmac_key", "auth_token");
        }

        @Test
        void methodOfTheExtensionAloneIsEnough() {
            assertThat(methods(requirement("[]", HMAC))).containsExactly("hmac_key");
        }

        @Test
        void namedBaseRules() {
            var both = (AllOf) requirement("[{'key': []}]", HMAC + ", 'baseIdentityProvider': 'hmac_key'");

            assertThat(both.base()).contains("hmac_key");
        }

        @Test
        void requirementsOfTheExtensionCountInCompliantModeOnly() {
            assertThat(methods(requirement("[{'key': []}]", "'security': [['two']]")))
                    .containsExactly("auth_token");
        }

        @Test
        void requirementsOfTheExtensionAreFurtherAlternatives() {
            assertThat(groups(requirement("[{'key': []}]", compliant(HMAC + ", 'security': [['hmac']]"))))
                    .containsExactly(List.of("auth_token"), List.of("hmac_key"));
        }

        @Test
        void groupOfTheExtensionKeepsTheOrderInWhichItIsWritten() {
            var requirement = requirement("[{'two': []}]", compliant(HMAC + ", 'security': [['key', 'hmac']]"));

            assertThat(groups(requirement)).containsExactly(List.of("auth_token"), List.of("auth_token", "hmac_key"));
        }

        @Test
        void groupOfTheDocumentHasTheOriginalsOrder() {
            var requirement = requirement("[{'two': []}, {'key': [], 'two': []}]", compliant("'securitySchemes': {}"));

            assertThat(groups(requirement)).containsExactly(List.of("auth_token"), List.of("auth_token", "auth_token"));
        }

        @Test
        void schemeAloneDoesNotCountIfTheExtensionWantsMoreWithIt() {
            var requirement = requirement("[{'key': []}]", compliant(HMAC + ", 'security': [['key', 'hmac']]"));

            assertThat(methods(requirement)).containsExactly("hmac_key", "auth_token");
        }

        @Test
        void schemeAloneCountsIfTheExtensionNamesSchemesOfTheDocumentOnly() {
            var requirement = requirement("[{'key': []}]", compliant("'security': [['key', 'two']]"));

            assertThat(groups(requirement)).containsExactly(List.of("auth_token"), List.of("auth_token", "auth_token"));
        }

        @Test
        void oneAlternativeIsNoChoice() {
            assertThat(requirement("[{'key': []}]", compliant("'securitySchemes': {}")))
                    .isInstanceOf(One.class);
        }

        @Test
        void clientsAreToldNoChallengesAsByTheOriginal() {
            assertThat(((AnyOf) requirement("[{'key': []}, {'two': []}]", compliant("'securitySchemes': {}")))
                            .challenges())
                    .isEqualTo(Challenges.NONE);
        }

        @Test
        void baseRulesInTheGroupsThatHaveIt() {
            var requirement = (AnyOf) requirement(
                    "[{'two': []}]",
                    compliant(HMAC + ", 'security': [['hmac', 'key']], 'baseIdentityProvider': 'hmac_key'"));

            assertThat(((AllOf) requirement.parts().get(1)).base()).isEqualTo(Optional.of("hmac_key"));
        }

        @Test
        void methodThatNoAlternativeNamesIsAProblem() {
            assertThat(problems(document("[{'key': []}, {'two': []}]", compliant(HMAC))))
                    .containsExactly(new Problem(AUTH + "hmac", "is enabled, and no security requirement names it"));
        }

        @Test
        void methodThatIsOffIsAProblemWhereItIsNamed() {
            assertThat(problems(document("[{'key': []}]", compliant("'security': [['hmac']]"))))
                    .containsExactly(new Problem(
                            "components.securitySchemes.hmac", "is missing, though a requirement names it"));
        }

        @Test
        void emptyGroupOfTheExtensionIsAProblem() {
            assertThat(problems(document("[{'key': []}]", compliant("'security': [[], ['two']]"))))
                    .containsExactly(new Problem(
                            AUTH + "security", "holds an alternative without any scheme, which opens the API"));
        }

        @Test
        void groupThatIsNoListIsAProblem() {
            assertThat(problems(document("[{'key': []}]", compliant("'security': ['two']"))))
                    .containsExactly(new Problem(AUTH + "security[0]", "must be an array of strings"));
        }

        @Test
        void everyCredentialThatIsDescribedIsStripped() {
            var api = served(document(
                    "[{'key': []}]",
                    "'stripAuthorizationData': true, 'hmac': {'header': {'enabled': true, 'name': 'X-Sig'}}"));

            assertThat(api.api().stripped()).contains(header("X-Key"), header("X-Sig"));
        }
    }
}
