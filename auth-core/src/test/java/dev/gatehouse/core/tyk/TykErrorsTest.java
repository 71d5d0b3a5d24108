// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Refusals.API;
import static dev.gatehouse.core.tyk.Refusals.MISSING;
import static dev.gatehouse.core.tyk.Refusals.PLAIN;
import static dev.gatehouse.core.tyk.Refusals.STANDARD;
import static dev.gatehouse.core.tyk.Refusals.UNKNOWN;
import static dev.gatehouse.core.tyk.Refusals.XML;
import static dev.gatehouse.core.tyk.Refusals.asking;
import static dev.gatehouse.core.tyk.Refusals.denied;
import static dev.gatehouse.core.tyk.Refusals.lines;
import static dev.gatehouse.core.tyk.Refusals.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.Denials;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TykErrorsTest {
    @Nested
    class Envelope {
        @Test
        void jsonHasFourBlanksAndNoLastLineEnd() {
            assertThat(STANDARD.render(API, PLAIN, MISSING).body())
                    .isEqualTo("{\n    \"error\": \"Authorization field missing\"\n}");
        }

        @Test
        void xmlHasALastLineEnd() {
            assertThat(STANDARD.render(API, XML, MISSING).body()).isEqualTo("""
                            <?xml version = "1.0" encoding = "UTF-8"?>
                            <error>Authorization field missing</error>
                            """);
        }

        @Test
        void statusIsTheDenials() {
            assertThat(STANDARD.render(API, PLAIN, UNKNOWN).status()).isEqualTo(403);
        }

        @Test
        void wholeHeadIsTypeAndGenerator() {
            assertThat(lines(STANDARD.render(API, PLAIN, MISSING)))
                    .isEqualTo(Map.of("Content-Type", List.of("application/json"), "X-Generator", List.of("tyk.io")));
        }

        @Test
        void generatorCanBeHidden() {
            var errors = TykErrors.of(TykErrorRules.none(), true);

            assertThat(errors.render(API, PLAIN, MISSING).headers().first("X-Generator"))
                    .isNull();
        }

        @Test
        void generatorStaysHiddenForEveryApi() {
            var errors = TykErrors.of(TykErrorRules.none(), true).forApi(TykErrorRules.none());

            assertThat(errors.render(API, PLAIN, MISSING).headers().first("X-Generator"))
                    .isNull();
        }

        @ParameterizedTest
        @CsvSource({
            "text/xml, text/xml",
            "application/xml, application/xml",
            "application/soap+xml, application/soap+xml",
            "text/xml; charset=UTF-8, text/xml",
            "application/soap+xml;charset=UTF-8, application/soap+xml",
            "TEXT/XML, application/json",
            "text/xml ; charset=UTF-8, application/json",
            "text/plain, application/json",
            "application/json, application/json",
            "'', application/json",
            "application/atom+xml, application/json",
        })
        void typeIsThatOfTheRequestIfItIsWrittenExactly(String asked, String answered) {
            assertThat(STANDARD.render(API, asking(asked), MISSING).headers().first("Content-Type"))
                    .isEqualTo(answered);
        }

        @Test
        void acceptDoesNotMatter() {
            var request = HttpRequest.of("GET", "/", Headers.of("Accept", "text/xml"));

            assertThat(STANDARD.render(API, request, MISSING).headers().first("Content-Type"))
                    .isEqualTo("application/json");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                ignoreLeadingAndTrailingWhitespace = true,
                value = {
                    "say \"hi\" | say \\\"hi\\\"",
                    "a\\b | a\\\\b",
                    "<b> & 'c' | <b> & 'c'",
                    "größer | größer",
                })
        void jsonIsEscaped(String message, String escaped) {
            assertThat(STANDARD.render(API, PLAIN, saying(message)).body())
                    .isEqualTo("{\n    \"error\": \"" + escaped + "\"\n}");
        }

        @Test
        void controlCharactersInJsonAreEscaped() {
            assertThat(STANDARD.render(API, PLAIN, saying("a\n\r\t\u0001\u2028b"))
                            .body())
                    .contains("\"a\\n\\r\\t\\u0001\\u2028b\"");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "doesn't | doesn&#39;t",
                    "say \"hi\" | say &#34;hi&#34;",
                    "<b> & c | &lt;b&gt; &amp; c",
                    "a\\b | a\\b",
                    "größer | größer",
                })
        void xmlIsEscaped(String message, String escaped) {
            assertThat(STANDARD.render(API, XML, saying(message)).body()).endsWith("<error>" + escaped + "</error>\n");
        }

        @Test
        void controlCharactersInXmlAreReplaced() {
            assertThat(STANDARD.render(API, XML, saying("a\u0000b\nc")).body()).contains("<error>a\ufffdb\nc</error>");
        }

        @Test
        void detailForOperatorsIsNotShown() {
            assertThat(STANDARD.render(API, PLAIN, UNKNOWN).body()).doesNotContain("operators");
        }
    }

    @Nested
    class EffectsOfTheDecision {
        @Test
        void headersOfTheDecisionAreSent() {
            var answer = STANDARD.render(
                    API,
                    PLAIN,
                    denied(Denials.CREDENTIAL_MISSING, "Access-Control-Allow-Origin", "*", "Vary", "Origin"));

            assertThat(lines(answer))
                    .containsKeys("Access-Control-Allow-Origin", "Vary", "Content-Type", "X-Generator");
        }

        @Test
        void everyChallengeIsSent() {
            var answer = STANDARD.render(
                    API, PLAIN, denied(Denials.CREDENTIAL_MISSING, "WWW-Authenticate", "A", "WWW-Authenticate", "B"));

            assertThat(answer.headers().all("WWW-Authenticate")).containsExactly("A", "B");
        }
    }
}
