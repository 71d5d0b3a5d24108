// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.oas;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.served;
import static dev.gatehouse.definition.CredentialLocation.cookie;
import static dev.gatehouse.definition.CredentialLocation.header;
import static dev.gatehouse.definition.CredentialLocation.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.AuthRequirement.Challenges;
import dev.gatehouse.definition.CredentialLocation;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OasAuthTest {
    private static final String AUTH = "x-tyk-api-gateway.server.authentication.";

    private static AuthRequirement token(CredentialLocation... locations) {
        return new AuthRequirement.One(TokenRules.in(locations));
    }

    private static String auth(String change) {
        return "'x-tyk-api-gateway': {'server': {'authentication': " + change + "}}";
    }

    private static AuthRequirement requirement(String change) {
        return served(oas("{" + change + "}")).api().requirement();
    }

    @Nested
    class Openness {
        @Test
        void apiIsOpenIfAuthenticationIsOff() {
            assertThat(requirement(auth("{'enabled': false}"))).isEqualTo(new AuthRequirement.Keyless());
        }

        @Test
        void apiIsOpenIfNothingIsSaid() {
            assertThat(requirement("'x-tyk-api-gateway': {'server': {'authentication': null}}"))
                    .isEqualTo(new AuthRequirement.Keyless());
        }

        @Test
        void openApiIsNoted() {
            assertThat(served(oas("{" + auth("{'enabled': false}") + "}")).notes())
                    .containsExactly(AUTH + "enabled: is not true: the API is open to everybody");
        }
    }

    @Nested
    class Switches {
        private static final String USERS =
                "'components': {'securitySchemes': {'users': {'type': 'http', 'scheme':" + " 'basic'}}}, ";

        @Test
        void at67MethodThatIsOnAndNobodyAsksForIsNoted() {
            assertThat(served(oas("{" + USERS + auth("{'securitySchemes': {'users': {'enabled': true}}}") + "}"))
                            .notes())
                    .containsExactly(AUTH
                            + "securitySchemes.users.enabled: has no effect: no security requirement names the scheme");
        }

        @Test
        void keyThatIsOnAndNobodyAsksForIsNoted() {
            assertThat(served(oas("{'security': []}")).notes())
                    .containsExactly(AUTH
                            + "securitySchemes.key.enabled: has no effect: no security requirement names the scheme");
        }

        @Test
        void methodThatIsOffAndAskedForIsDemandedAndNoted() {
            var api = served(oas("{" + auth("{'securitySchemes': {'key': {'enabled': false}}}") + "}"));

            assertThat(api.api().requirement()).isEqualTo(token(header("X-Key")));
            assertThat(api.notes())
                    .containsExactly(AUTH
                            + "securitySchemes.key.enabled: has no effect: a security requirement names the scheme");
        }
    }

    @Nested
    class Schemes {
        private static final String COMPONENT = "'components': {'securitySchemes': {'key': ";

        private static AuthRequirement component(String component) {
            return requirement(COMPONENT + component + "}}");
        }

        @Test
        void headerIsNamedByTheComponent() {
            assertThat(requirement("'a': 1")).isEqualTo(token(header("X-Key")));
        }

        @Test
        void parameterIsNamedByTheComponent() {
            assertThat(component("{'type': 'apiKey', 'in': 'query', 'name': 'k'}"))
                    .isEqualTo(token(query("k")));
        }

        @Test
        void cookieIsNamedByTheComponent() {
            assertThat(component("{'type': 'apiKey', 'in': 'cookie', 'name': 'c'}"))
                    .isEqualTo(token(cookie("c")));
        }

        @Test
        void extensionAddsPlaces() {
            var more = auth("{'securitySchemes': {'key': {'query': {'enabled': true, 'name': 'k'},"
                    + " 'cookie': {'enabled': true, 'name': 'c'}}}}");

            assertThat(requirement(more)).isEqualTo(token(cookie("c"), query("k"), header("X-Key")));
        }

        @Test
        void placeThatIsNotEnabledIsNotAdded() {
            var more = auth("{'securitySchemes': {'key': {'query': {'enabled': false, 'name': 'k'}}}}");

            assertThat(requirement(more)).isEqualTo(token(header("X-Key")));
        }

        @Test
        void placeWithoutANameTakesTheHeaders() {
            var more = auth("{'securitySchemes': {'key': {'cookie': {'enabled': true}}}}");

            assertThat(requirement(more)).isEqualTo(token(cookie("X-Key"), header("X-Key")));
        }

        @Test
        void extensionCannotSwitchOffTheComponentsOwnPlace() {
            var more = auth("{'securitySchemes': {'key': {'header': {'enabled': false, 'name': 'other'}}}}");

            assertThat(requirement(more)).isEqualTo(token(header("X-Key")));
        }

        @Test
        void componentWithoutAnExtensionIsEnough() {
            assertThat(requirement(auth("{'securitySchemes': null}"))).isEqualTo(token(header("X-Key")));
        }

        @Test
        void withoutARequirementTheKeyStandsInAuthorization() {
            assertThat(requirement("'security': null")).isEqualTo(token(header("Authorization")));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'type': 'http', 'scheme': 'bearer', 'bearerFormat': 'JWT'} | type",
                    "{'type': 'http', 'scheme': 'digest'} | type",
                    "{'type': 'oauth2', 'flows': {}} | type",
                    "{'type': 'openIdConnect'} | type",
                    "{'type': 'magic'} | type",
                    "{} | type",
                    "{'type': 'apiKey', 'in': 'body', 'name': 'k'} | in",
                    "{'type': 'apiKey', 'in': 'query', 'name': ''} | name",
                    "{'type': 'apiKey', 'in': 'header', 'name': ' '} | name",
                })
        void otherSchemeIsAProblem(String component, String member) {
            var problems = problems(oas("{'components': {'securitySchemes': {'key': null, 'other': " + component + "}},"
                    + " 'security': [{'other': []}]}"));

            assertThat(problems).extracting(Problem::path).containsOnly("components.securitySchemes.other." + member);
        }

        @Test
        void schemeThatNoComponentDescribesIsAProblem() {
            assertThat(problems(oas("{'security': [{'ghost': []}]}")))
                    .containsExactly(new Problem(
                            "components.securitySchemes.ghost", "is missing, though a requirement names it"));
        }

        @Test
        void certificateInPlaceOfAKeyIsAProblem() {
            assertThat(problems(oas("{" + auth("{'certificateAuth': {'enabled': true}}") + "}")))
                    .extracting(Problem::path)
                    .containsExactly(AUTH + "certificateAuth");
        }

        @Test
        void olderSwitchForCertificatesIsAProblem() {
            assertThat(problems(
                            oas("{" + auth("{'securitySchemes': {'key': {'enableClientCertificate': true}}}") + "}")))
                    .extracting(Problem::path)
                    .containsExactly(AUTH + "securitySchemes.key.enableClientCertificate");
        }

        @Test
        void newerSwitchBeatsTheOlderOne() {
            var both = auth("{'certificateAuth': {'enabled': false},"
                    + " 'securitySchemes': {'key': {'enableClientCertificate': true}}}");

            assertThat(requirement(both)).isEqualTo(token(header("X-Key")));
        }

        @Test
        void signatureByNoAlgorithmIsAProblem() {
            var signed = auth("{'securitySchemes': {'key': {'signatureValidation': {'enabled': true}}}}");

            assertThat(problems(oas("{" + signed + "}")))
                    .extracting(Problem::path)
                    .containsExactly(AUTH + "securitySchemes.key.signatureValidation.algorithm");
        }
    }

    @Nested
    class Alternatives {
        private static final String TWO = "'components': {'securitySchemes': {'two':"
                + " {'type': 'apiKey', 'in': 'query', 'name': 'k'}}}, 'security': [{'key': []}, {'two': []}]";

        @Test
        void firstOneCountsByItself() {
            assertThat(requirement(TWO)).isEqualTo(token(header("X-Key")));
        }

        @Test
        void othersAreNoted() {
            assertThat(served(oas("{" + TWO + "}")).notes())
                    .containsExactly("security: has several alternatives, of which only the first counts");
        }

        @Test
        void anyOfThemCountsInCompliantMode() {
            var compliant = TWO + ", " + auth("{'securityProcessingMode': 'compliant'}");

            assertThat(requirement(compliant))
                    .isEqualTo(new AuthRequirement.AnyOf(
                            List.of(token(header("X-Key")), token(query("k"))), Challenges.NONE));
        }

        @Test
        void alternativeOfAnotherMethodIsAProblemInCompliantMode() {
            var document = oas("{'components': {'securitySchemes': {'jwt':"
                    + " {'type': 'http', 'scheme': 'bearer', 'bearerFormat': 'JWT'}}},"
                    + " 'security': [{'key': []}, {'jwt': []}], "
                    + auth("{'securityProcessingMode': 'compliant'}") + "}");

            assertThat(problems(document))
                    .extracting(Problem::path)
                    .containsExactly("components.securitySchemes.jwt.type");
        }

        @Test
        void emptyAlternativeIsAProblemInCompliantMode() {
            var document =
                    oas("{'security': [{'key': []}, {}], " + auth("{'securityProcessingMode': 'compliant'}") + "}");

            assertThat(problems(document))
                    .containsExactly(
                            new Problem("security", "holds an alternative without any scheme, which opens the API"));
        }

        @Test
        void emptyRequirementOpensNothing() {
            assertThat(requirement("'security': [{}]")).isEqualTo(token(header("Authorization")));
        }
    }

    @Nested
    class Mode {
        @ParameterizedTest
        @ValueSource(strings = {"legacy", "compliant"})
        void twoWordsAreKnown(String mode) {
            assertThat(requirement(auth("{'securityProcessingMode': '" + mode + "'}")))
                    .isEqualTo(token(header("X-Key")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "123", "Legacy", "legacy ", " compliant", "COMPLIANT", "strict"})
        void otherWordsAreAProblem(String mode) {
            assertThat(problems(oas("{" + auth("{'securityProcessingMode': '" + mode + "'}") + "}")))
                    .extracting(Problem::path)
                    .containsExactly(AUTH + "securityProcessingMode");
        }
    }

    @Nested
    class BaseIdentity {
        @ParameterizedTest
        @ValueSource(strings = {"", "auth_token"})
        void tokenMayRuleTheSession(String base) {
            assertThat(requirement(auth("{'baseIdentityProvider': '" + base + "'}")))
                    .isEqualTo(token(header("X-Key")));
        }

        @Test
        void methodThatIsOffCannotRuleTheSession() {
            assertThat(problems(oas("{" + auth("{'baseIdentityProvider': 'jwt_claim'}") + "}")))
                    .extracting(Problem::path)
                    .containsExactly(AUTH + "baseIdentityProvider");
        }
    }

    @Nested
    class Stripping {
        @Test
        void nothingIsStrippedByItself() {
            assertThat(served(oas()).api().stripped()).isEmpty();
        }

        @Test
        void placesOfTheKeyAreStripped() {
            var api = served(oas("{" + auth("{'stripAuthorizationData': true}") + "}"));

            assertThat(api.api().stripped()).containsExactly(header("X-Key"), cookie("X-Key"));
        }
    }
}
