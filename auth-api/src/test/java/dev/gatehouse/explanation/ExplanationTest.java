// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.explanation.Step.Verdict;
import org.junit.jupiter.api.Test;

final class ExplanationTest {
    @Test
    void hasTheStepsInTheOrderInWhichTheyWereTaken() {
        var recorder = Explanation.recorder();

        recorder.note("version", "v1", Verdict.PASSED);
        recorder.note("rights.api", "orders", Verdict.REFUSED);

        assertThat(recorder.explanation().steps())
                .containsExactly(
                        new Step("version", "v1", Verdict.PASSED), new Step("rights.api", "orders", Verdict.REFUSED));
    }

    @Test
    void doesNotChangeWhenMoreIsRecorded() {
        var recorder = Explanation.recorder();
        var early = recorder.explanation();

        recorder.note("version", "v1", Verdict.PASSED);

        assertThat(early.steps()).isEmpty();
    }

    @Test
    void readsOneLineAStep() {
        var recorder = Explanation.recorder();

        recorder.note("version", "v1", Verdict.SKIPPED);
        recorder.note("rights.api", "orders", Verdict.REFUSED);

        assertThat(recorder.explanation().text()).isEqualTo("version v1: SKIPPED\nrights.api orders: REFUSED");
    }

    @Test
    void readsAsNothingWithoutSteps() {
        assertThat(Explanation.recorder().explanation().text()).isEmpty();
    }

    @Test
    void aTraceThatRecordsNothingTakesEverything() {
        assertThatCode(() -> Trace.none().note("rule", "subject", Verdict.PASSED))
                .doesNotThrowAnyException();
    }

    @Test
    void aTraceSaysWhetherItRecords() {
        assertThat(Trace.none().isRecording()).isFalse();
        assertThat(Explanation.recorder().isRecording()).isTrue();
    }

    @Test
    void aTraceThatRecordsNothingIsAlwaysTheSame() {
        assertThat(Trace.none()).isSameAs(Trace.none());
    }

    @Test
    void aRefusalNeedsTheIdOfADenial() {
        assertThatThrownBy(() -> new Refusal("", "detail")).isInstanceOf(IllegalArgumentException.class);
    }
}
