// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.json;
import static dev.gatehouse.core.tyk.Documents.oas;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDefinitionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "1",
                "[]",
                "\"text\"",
                "{",
                "}",
                "{]",
                "{'a'",
                "{'a': }",
                "{'a': 1} {}",
                "{'a': NaN}",
                "{'a': 'b",
                "\u0000",
                "\ufeff{}",
                "<xml/>",
                "{'a': 01}",
                "// {}",
                "{'a': 1,}"
            })
    void textThatIsNoObjectIsRefusedWithOneProblem(String text) {
        assertThat(problems(json(text))).hasSize(1);
    }

    @Test
    void problemOfATextNamesItsPlace() {
        assertThat(problems("{\n  \"api_id\": oops\n}"))
                .containsExactly(new Problem("", "is no JSON object: not JSON at line 2, column 13"));
    }

    @Test
    void problemOfATextDoesNotQuoteIt() {
        assertThat(problems("{\"secret\": geheim}").toString()).doesNotContain("geheim");
    }

    @Test
    void memberThatStandsTwiceIsRefused() {
        assertThat(problems(json("{'use_keyless': false, 'use_keyless': true}")))
                .hasSize(1);
    }

    @Test
    void deepNestingIsRefused() {
        var text = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(problems(text)).hasSize(1);
    }

    @Test
    void hugeTextIsRefused() {
        var text = "{\"a\":\"" + "x".repeat(20 * 1024 * 1024) + "\"}";

        assertThat(problems(text)).hasSize(1);
    }

    @Test
    void hugeNumberIsRefused() {
        assertThat(problems("{\"listen_port\":" + "9".repeat(10_000) + "}")).hasSize(1);
    }

    @Test
    void problemsAreBounded() {
        var list = "'x',".repeat(5_000) + "'x'";
        var text = classic("{'version_data': {'versions': {'Default': {'use_extended_paths': true,"
                + " 'extended_paths': {'ignored': [" + list + "]}}}}}");

        assertThat(problems(text)).hasSize(100);
    }

    @Test
    void manyOperationsAreReadInTime() {
        var paths = new StringBuilder();
        var operations = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            paths.append(i == 0 ? "" : ",").append("'/p" + i + "':{'get':{'operationId':'o" + i + "'}}");
            operations.append(i == 0 ? "" : ",").append("'o" + i + "':{'ignoreAuthentication':{'enabled':true}}");
        }

        var loaded = read(oas("{'paths': {" + paths + "}, 'x-tyk-api-gateway': {'middleware': {'operations': {"
                + operations + "}}}}"));

        assertThat(loaded).isInstanceOf(LoadedDefinition.Served.class);
    }

    @Test
    void nameInAProblemCannotForgeALine() {
        var problems = problems(classic("{'auth_configs': {'a\\nb\\u001b': 1}, 'strip_auth_data': true}"));

        assertThat(problems.toString()).doesNotContain("\n").doesNotContain("\u001b");
    }

    @Test
    void longNameInAProblemIsCut() {
        var problems =
                problems(classic("{'auth_configs': {'" + "n".repeat(10_000) + "': 1}, 'strip_auth_data': true}"));

        assertThat(problems.toString()).hasSizeLessThan(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'api_id': 7} | api_id | must be a string",
                "{'name': []} | name | must be a string",
                "{'org_id': {}} | org_id | must be a string",
                "{'active': 'true'} | active | must be true or false",
                "{'use_keyless': 'true'} | use_keyless | must be true or false",
                "{'use_keyless': 1} | use_keyless | must be true or false",
                "{'strip_auth_data': 'no'} | strip_auth_data | must be true or false",
                "{'domain_disabled': 0} | domain_disabled | must be true or false",
                "{'base_identity_provided_by': true} | base_identity_provided_by | must be a string",
                "{'auth_configs': []} | auth_configs | must be an object",
                "{'auth_configs': {'authToken': 'X-Key'}} | auth_configs.authToken | must be an object",
                "{'auth_configs': {'authToken': {'use_param': 'yes'}}} | auth_configs.authToken.use_param"
                        + " | must be true or false",
                "{'auth': 'X-Key'} | auth | must be an object",
                "{'proxy': []} | proxy | must be an object",
                "{'proxy': {'listen_path': 1}} | proxy.listen_path | must be a string",
                "{'proxy': {'strip_listen_path': 'yes'}} | proxy.strip_listen_path | must be true or false",
                "{'version_data': 'none'} | version_data | must be an object",
                "{'version_data': {'not_versioned': 'true'}} | version_data.not_versioned | must be true or false",
                "{'version_data': {'versions': []}} | version_data.versions | must be an object",
                "{'version_data': {'versions': {'Default': 1}}} | version_data.versions.Default | must be an object",
                "{'version_data': {'versions': {'Default': {'use_extended_paths': 'true'}}}}"
                        + " | version_data.versions.Default.use_extended_paths | must be true or false",
                "{'version_data': {'versions': {'Default': {'paths': {'ignored': '/free'}}}}}"
                        + " | version_data.versions.Default.paths.ignored | must be an array",
                "{'version_data': {'versions': {'Default': {'paths': {'ignored': [1]}}}}}"
                        + " | version_data.versions.Default.paths.ignored[0] | must be a string",
                "{'session_lifetime': '90'} | session_lifetime | must be a whole number",
                "{'session_lifetime': 1e400} | session_lifetime | must be a whole number",
                "{'error_overrides': []} | error_overrides | must be an object",
                "{'graphql': 'on'} | graphql | must be an object or an array",
            })
    void wrongTypeIsAProblemThatNamesItsPath(String change, String path, String text) {
        assertThat(problems(classic(change))).contains(new Problem(path, text));
    }
}
