// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code monitor.trigger_limits} of sessions. */
final class TriggerLimitsTest {
    private static List<Double> limits(String members) {
        return TykSessions.triggerLimits(TykSessions.read("{" + members + "}"));
    }

    private static String monitor(String limits) {
        return "\"monitor\": {\"trigger_limits\": [" + limits + "]}";
    }

    @Test
    void areReadInOrder() {
        assertThat(limits(monitor("80, 60.5, 100"))).containsExactly(80.0, 60.5, 100.0);
    }

    @Test
    void areToldOnceEach() {
        assertThat(limits(monitor("80, 80.0"))).containsExactly(80.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"monitor\": null", "\"monitor\": {}", "\"monitor\": {\"trigger_limits\": null}"})
    void areNoneWhereNothingIsSaid(String members) {
        assertThat(limits(members)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "100.01", "9007199254740993", "1e308"})
    void mustBePercentages(String limit) {
        assertThat(limits(monitor(limit))).isEmpty();
    }

    @Test
    void areBounded() {
        var many = IntStream.range(1, 500)
                .mapToObj(number -> Double.toString(number / 5.0))
                .collect(Collectors.joining(","));

        assertThat(limits(monitor(many))).hasSize(100);
    }
}
