// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.oas;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.read;
import static dev.gatehouse.core.tyk.Documents.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.identity.OrganizationId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OasDefinitionTest {
    private static final String EXTENSION = "x-tyk-api-gateway.";

    private static String extension(String change) {
        return oas("{'x-tyk-api-gateway': " + change + "}");
    }

    @Test
    void idStandsInTheExtension() {
        assertThat(served(oas()).api().id()).isEqualTo(new ApiId("orders"));
    }

    @Test
    void nameStandsInTheExtension() {
        assertThat(served(oas()).api().name()).isEqualTo("Orders");
    }

    @Test
    void organizationStandsInTheExtension() {
        assertThat(served(oas()).api().organization()).isEqualTo(new OrganizationId("acme"));
    }

    @Test
    void placeStandsInTheExtension() {
        assertThat(served(oas()).listen()).isEqualTo(new TykApi.Listen("", "/orders/", true));
    }

    @Test
    void targetStandsInTheExtension() {
        assertThat(served(oas()).upstream())
                .isEqualTo(new TykApi.Upstream(URI.create("http://backend.test:8080/"), false));
    }

    @Test
    void hostHeaderIsPreservedOnDemand() {
        var api = served(extension("{'upstream': {'preserveHostHeader': {'enabled': true}}}"));

        assertThat(api.upstream().preserveHostHeader()).isTrue();
    }

    @Test
    void customDomainIsHeededIfItIsEnabled() {
        var settings = new TykDefinitionSettings(PathMatching.ANYWHERE, true);

        var api = served(extension("{'server': {'customDomain': {'enabled': true, 'name': 'O.test'}}}"), settings);

        assertThat(api.listen().domain()).isEqualTo("o.test");
    }

    @Test
    void customDomainIsNotHeededIfItIsNotEnabled() {
        var settings = new TykDefinitionSettings(PathMatching.ANYWHERE, true);

        var api = served(extension("{'server': {'customDomain': {'enabled': false, 'name': 'o.test'}}}"), settings);

        assertThat(api.listen().domain()).isEmpty();
    }

    @Test
    void inactiveApiIsNotActive() {
        assertThat(served(extension("{'info': {'state': {'active': false}}}")).active())
                .isFalse();
    }

    @Test
    void apiThatDoesNotSayIsActive() {
        assertThat(served(extension("{'info': {'state': null}}")).active()).isTrue();
    }

    @Test
    void refusedApiKeepsItsPlace() {
        var refused =
                (LoadedDefinition.Refused) read(extension("{'server': {'clientCertificates': {'enabled': true}}}"));

        assertThat(refused.listen()).contains(new TykApi.Listen("", "/orders/", true));
    }

    @Test
    void wholeDocumentWithoutOddMembersHasNoNotes() {
        assertThat(served(oas()).notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'info': {'id': ''}} | info.id | is missing",
                "{'info': {'id': 'a/b'}} | info.id | must hold letters, digits and -._~ only, and not be a dot or two",
                "{'server': {'listenPath': {'value': 'orders'}}} | server.listenPath.value | must begin with a slash",
                "{'upstream': {'url': ''}} | upstream.url | is missing",
                "{'server': {'protocol': 'tls'}} | server.protocol | must be http or https",
                "{'info': {'expiration': '2030-01-01 00:00'}} | info.expiration"
                        + " | asks for something that is not supported",
            })
    void problemNamesThePathInTheDocument(String change, String path, String text) {
        assertThat(problems(extension(change))).containsExactly(new Problem(EXTENSION + path, text));
    }

    @Test
    void extensionThatIsNoObjectIsAProblem() {
        assertThat(problems(Documents.json("{'openapi': '3.0.3', 'x-tyk-api-gateway': 'yes'}")))
                .contains(new Problem("x-tyk-api-gateway", "must be an object"));
    }

    @Nested
    class OpenOperations {
        private static ApiVersion only(String document) {
            return ((ApiVersions.Single) served(document).api().paths().versions()).only();
        }

        private static List<PathRule> open(String operations) {
            return only(extension("{'middleware': {'operations': " + operations + "}}"))
                    .openPaths();
        }

        @Test
        void nothingIsOpenByItself() {
            assertThat(only(oas()).openPaths()).isEmpty();
        }

        @Test
        void operationIsFoundByItsId() {
            assertThat(open("{'create': {'ignoreAuthentication': {'enabled': true}}}"))
                    .containsExactly(PathRule.of("/orders", "POST"));
        }

        @Test
        void parametersOfAPathStay() {
            assertThat(open("{'read': {'ignoreAuthentication': {'enabled': true}}}"))
                    .containsExactly(PathRule.of("/orders/{id}", "GET"));
        }

        @Test
        void operationThatIsNotEnabledIsClosed() {
            assertThat(open("{'create': {'ignoreAuthentication': {'enabled': false}}}"))
                    .isEmpty();
        }

        @Test
        void operationThatDoesNotExistOpensNothing() {
            assertThat(open("{'ghost': {'ignoreAuthentication': {'enabled': true}}}"))
                    .isEmpty();
        }

        @Test
        void caseCanBeIgnored() {
            assertThat(open("{'create': {'ignoreAuthentication': {'enabled': true, 'ignoreCase': true}}}"))
                    .containsExactly(PathRule.of("^(?i)/orders", "POST"));
        }

        @Test
        void caseCanBeIgnoredEverywhere() {
            var document = extension("{'middleware': {'global': {'ignoreCase': {'enabled': true}},"
                    + " 'operations': {'create': {'ignoreAuthentication': {'enabled': true}}}}}");

            assertThat(only(document).openPaths()).extracting(PathRule::pattern).containsExactly("^(?i)/orders");
        }

        @Test
        void pathThatIsNoExpressionIsAProblem() {
            var document = oas("{'paths': {'/a(': {'get': {'operationId': 'odd'}}}, 'x-tyk-api-gateway':"
                    + " {'middleware': {'operations': {'odd': {'ignoreAuthentication': {'enabled': true}}}}}}");

            assertThat(problems(document)).extracting(Problem::path).containsExactly("paths[\"/a(\"]");
        }
    }

    @Nested
    class KeyLifetime {
        private static Duration time(String value) {
            return served(extension("{'server': {'authentication': {'customKeyLifetime': {'enabled': true, 'value': '"
                            + value + "'}}}}"))
                    .keys()
                    .time();
        }

        @ParameterizedTest
        @CsvSource({"90s, PT90S", "1h30m, PT1H30M", "1.5h, PT1H30M", "250ms, PT0.25S", "'', PT0S", "0, PT0S"})
        void spanIsReadAsPeopleWriteIt(String value, Duration time) {
            assertThat(time(value)).isEqualTo(time);
        }

        @ParameterizedTest
        @ValueSource(strings = {"soon", "1", "-1s", "1h 30m", "1d", "s", "1.h"})
        void otherSpansAreAProblem(String value) {
            var document = extension("{'server': {'authentication': {'customKeyLifetime': {'enabled': true, 'value': '"
                    + value + "'}}}}");

            assertThat(problems(document))
                    .extracting(Problem::path)
                    .containsExactly(EXTENSION + "server.authentication.customKeyLifetime.value");
        }

        @Test
        void lifetimeThatIsOffIsNone() {
            var document = extension(
                    "{'server': {'authentication': {'customKeyLifetime': {'enabled': false, 'value': '90s'}}}}");

            assertThat(served(document).keys().time()).isZero();
        }

        @Test
        void validityCanBeRespected() {
            var document =
                    extension("{'server': {'authentication': {'customKeyLifetime': {'respectValidity': true}}}}");

            assertThat(served(document).keys().respectsExpiry()).isTrue();
        }

        @Test
        void endlessNumberIsBounded() {
            assertThat(time("9".repeat(30) + "h")).isPositive();
        }
    }
}
