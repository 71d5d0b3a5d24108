// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathMatchingTest {
    @ParameterizedTest
    @CsvSource({
        "false, false, ANYWHERE",
        "true, false, FROM_START",
        "false, true, TO_END",
        "true, true, FROM_START_TO_END"
    })
    void namesTheWaysOfTheOriginal(boolean prefix, boolean suffix, PathMatching expected) {
        assertThat(PathMatching.original(prefix, suffix)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void keepsBothSettings(boolean prefix, boolean suffix) {
        var matching = PathMatching.original(prefix, suffix);

        assertThat(matching.fromStart()).isEqualTo(prefix);
        assertThat(matching.toEnd()).isEqualTo(suffix);
    }
}
