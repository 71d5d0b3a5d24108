// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.oas;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.definition.Cors;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsReaderTest {
    private static final Cors WHOLE = new Cors(
            List.of("https://a.test"),
            List.of("GET", "PUT"),
            List.of("Authorization"),
            List.of("X-Count"),
            true,
            new Cors.Preflight(Duration.ofSeconds(24), true));

    private static Cors cors(String rules) {
        return served(classic("{'CORS': " + rules + "}")).api().cors().orElseThrow();
    }

    @Test
    void apiWithoutRulesHasNone() {
        assertThat(served(classic()).api().cors()).isEmpty();
    }

    @Test
    void rulesThatAreOffAreNone() {
        assertThat(served(classic("{'CORS': {'enable': false, 'allowed_origins': ['*']}}"))
                        .api()
                        .cors())
                .isEmpty();
    }

    @Test
    void classicRulesAreReadWhole() {
        var rules = cors("{'enable': true, 'allowed_origins': ['https://a.test'], 'allowed_methods': ['GET', 'PUT'],"
                + " 'allowed_headers': ['Authorization'], 'exposed_headers': ['X-Count'], 'allow_credentials': true,"
                + " 'max_age': 24, 'options_passthrough': true, 'debug': false}");

        assertThat(rules).isEqualTo(WHOLE);
    }

    @Test
    void rulesOfAnOpenApiDocumentAreReadWhole() {
        var api = served(oas("{'x-tyk-api-gateway': {'middleware': {'global': {'cors': {'enabled': true,"
                + " 'allowedOrigins': ['https://a.test'], 'allowedMethods': ['GET', 'PUT'],"
                + " 'allowedHeaders': ['Authorization'], 'exposedHeaders': ['X-Count'], 'allowCredentials': true,"
                + " 'maxAge': 24, 'optionsPassthrough': true}}}}}"));

        assertThat(api.api().cors()).contains(WHOLE);
    }

    @Test
    void everyOriginMayReadIfNoneIsNamed() {
        assertThat(cors("{'enable': true}").origins()).containsExactly("*");
    }

    @Test
    void simpleMethodsAreAllowedIfNoneIsNamed() {
        assertThat(cors("{'enable': true, 'allowed_methods': []}").methods()).containsExactly("GET", "POST", "HEAD");
    }

    @Test
    void harmlessHeadersAreAllowedIfNoneIsNamed() {
        assertThat(cors("{'enable': true}").headers()).containsExactly("Accept", "Content-Type", "X-Requested-With");
    }

    @Test
    void ageBelowZeroSaysNothing() {
        assertThat(cors("{'enable': true, 'max_age': -5}").preflight().maxAge()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'CORS': []} | CORS | must be an object",
                "{'CORS': 'all'} | CORS | must be an object",
                "{'CORS': {'enable': 'yes'}} | CORS.enable | must be true or false",
                "{'CORS': {'enable': true, 'allowed_origins': '*'}} | CORS.allowed_origins | must be an array",
                "{'CORS': {'enable': true, 'allowed_methods': [1]}} | CORS.allowed_methods[0] | must be a string",
                "{'CORS': {'enable': true, 'max_age': 1.5}} | CORS.max_age | must be a whole number",
                "{'CORS': {'enable': true, 'allow_credentials': 1}} | CORS.allow_credentials | must be true or false",
            })
    void wrongTypeIsAProblem(String change, String path, String text) {
        assertThat(problems(classic(change))).contains(new Problem(path, text));
    }
}
