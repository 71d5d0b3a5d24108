// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short patterns that would become very large are problems where they are read, like patterns that are none. */
final class GreedyPatternsTest {
    @ParameterizedTest
    @ValueSource(strings = {"(((x{0,100}){0,100}){0,100})", "(x{1,1000}){1,1000}"})
    void areProblemsInIgnoredPaths(String pattern) {
        var findings = new Findings();
        var rules = new OpenPathRules(TykDefinitionSettings.standard(), false, "", findings);

        assertThat(rules.rules("/" + pattern, OpenPathRules.ALL_METHODS, false, At.root()))
                .isEmpty();
        assertThat(findings.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("instructions"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(((x{0,100}){0,100}){0,100})", "(x{1,1000}){1,1000}"})
    void areProblemsInErrorRules(String pattern) {
        var reading = TykErrorRules.read("{\"403\":[{\"match\":{\"message_pattern\":\"" + pattern + "\"}}]}");

        assertThat(reading.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("instructions"));
    }
}
