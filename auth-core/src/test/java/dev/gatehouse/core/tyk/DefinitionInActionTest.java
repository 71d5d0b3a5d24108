// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.oas;
import static dev.gatehouse.core.tyk.Documents.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions all the way to a decision. */
class DefinitionInActionTest {
    private static AccessDecision decide(String document, String method, String target, String... headers) {
        var gatekeeper = Gatekeeper.builder(InMemoryStores.create()).build();
        return gatekeeper.gate(served(document).api()).decide(HttpRequest.of(method, target, Headers.of(headers)));
    }

    private static String denial(AccessDecision decision) {
        return decision instanceof AccessDecision.Denied denied
                ? denied.denial().id()
                : "granted";
    }

    @Test
    void requestWithoutAKeyIsRefused() {
        assertThat(denial(decide(classic(), "GET", "/orders/1"))).isEqualTo(Denials.CREDENTIAL_MISSING);
    }

    @Test
    void requestWithAnUnknownKeyIsRefused() {
        assertThat(denial(decide(classic(), "GET", "/orders/1", "Authorization", "nobody")))
                .isEqualTo(Denials.UNKNOWN_CREDENTIAL);
    }

    @Test
    void keyIsLookedForWhereTheDocumentSays() {
        assertThat(denial(decide(oas(), "GET", "/orders/1", "Authorization", "nobody")))
                .isEqualTo(Denials.CREDENTIAL_MISSING);
    }

    @Test
    void apiThatLeavesNoPlaceForAKeyRefusesEverybody() {
        var document = classic("{'auth_configs': {'authToken': {'disable_header': true}}}");

        assertThat(denial(decide(document, "GET", "/orders/1", "Authorization", "key")))
                .isEqualTo(Denials.CREDENTIAL_MISSING);
    }

    @Test
    void openApiGrantsEverybody() {
        assertThat(denial(decide(classic("{'use_keyless': true}"), "GET", "/orders/1")))
                .isEqualTo("granted");
    }

    @Test
    void preflightThatTheUpstreamAnswersBringsNoCredentialThere() {
        var document = classic("{'strip_auth_data': true, 'CORS': {'enable': true, 'options_passthrough': true}}");

        var granted = (AccessDecision.Granted) decide(document, "OPTIONS", "/orders/1", "Authorization", "key");

        assertThat(granted.effects().request().headers()).contains("authorization");
    }

    @Nested
    class IgnoredPaths {
        private static final String FREE =
                classic("{'version_data': {'versions': {'Default': {'use_extended_paths': true,"
                        + " 'extended_paths': {'ignored': [{'path': '/free', 'method': 'GET'}]}}}}}");

        @ParameterizedTest
        @ValueSource(strings = {"/orders/free", "/orders/freedom/x", "/orders/free/1"})
        void pathThatBeginsSoIsOpen(String path) {
            assertThat(denial(decide(FREE, "GET", path))).isEqualTo("granted");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/orders/secret/free", "/orders/secret?u=/free", "/orders/FREE", "/orders/x"})
        void at66IgnoredPathIsAnchoredAtTheStart(String path) {
            assertThat(denial(decide(FREE, "GET", path))).isEqualTo(Denials.CREDENTIAL_MISSING);
        }

        @Test
        void otherMethodIsNotOpen() {
            assertThat(denial(decide(FREE, "POST", "/orders/free"))).isEqualTo(Denials.CREDENTIAL_MISSING);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/orders/free", "/orders/FREE/1"})
        void caseCanBeIgnored(String path) {
            var document = FREE.replace("\"method\":\"GET\"", "\"method\":\"GET\",\"ignore_case\":true");

            assertThat(denial(decide(document, "GET", path))).isEqualTo("granted");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/orders/a/secret/free", "/orders/secret/free"})
        void at66SecondAlternativeOfAnExpressionIsAnchoredToo(String path) {
            var document = FREE.replace("\"/free\"", "\"/open|/free\"");

            assertThat(denial(decide(document, "GET", path))).isEqualTo(Denials.CREDENTIAL_MISSING);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/orders/open", "/orders/free/1"})
        void everyAlternativeOfAnExpressionIsOpen(String path) {
            assertThat(denial(decide(FREE.replace("\"/free\"", "\"/open|/free/*\""), "GET", path)))
                    .isEqualTo("granted");
        }

        @Test
        void at66AlternativesCannotBreakOutOfTheirAnchor() {
            var document = FREE.replace("\"/free\"", "\"/a)|(/free\"");

            assertThat(Documents.problems(document)).hasSize(1);
        }

        @Test
        void at66AlternativesWithoutCaseAreAnchoredToo() {
            var document = FREE.replace("\"/free\"", "\"/open|/free\"")
                    .replace("\"method\":\"GET\"", "\"method\":\"GET\",\"ignore_case\":true");

            assertThat(denial(decide(document, "GET", "/orders/secret/free"))).isEqualTo(Denials.CREDENTIAL_MISSING);
        }

        @Test
        void operationOfADocumentIsOpen() {
            var document = oas("{'x-tyk-api-gateway': {'middleware': {'operations':"
                    + " {'read': {'ignoreAuthentication': {'enabled': true}}}}}}");

            assertThat(denial(decide(document, "GET", "/orders/orders/7"))).isEqualTo("granted");
        }
    }
}
