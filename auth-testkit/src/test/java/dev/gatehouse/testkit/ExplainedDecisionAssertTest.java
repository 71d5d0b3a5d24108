// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.AccessDecision.Granted;
import dev.gatehouse.access.ExplainedDecision;
import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.explanation.Step;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.http.Effects;
import dev.gatehouse.secret.Secret;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ExplainedDecisionAssertTest {
    private static final ExplainedDecision DECISION =
            decision(new Step("version", "v1", Verdict.SKIPPED), new Step("rights.api", "orders", Verdict.PASSED));

    private static ExplainedDecision decision(Step... steps) {
        return new ExplainedDecision(
                new Granted(Optional.empty(), List.of(), Effects.none()), new Explanation(List.of(steps)));
    }

    private static void fails(ThrowingCallable assertion) {
        assertThatThrownBy(assertion)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("version v1: SKIPPED", "rights.api orders: PASSED");
    }

    @Test
    void passesForItsSteps() {
        assertThatCode(() -> assertThat(DECISION)
                        .hasStep("version", Verdict.SKIPPED)
                        .hasStep("rights.api", "orders", Verdict.PASSED)
                        .hasNoStep("rights.path")
                        .endsWithStep("rights.api", Verdict.PASSED)
                        .neverMentions(Secret.of("s3cret")))
                .doesNotThrowAnyException();
    }

    @Test
    void failsForAnotherVerdict() {
        fails(() -> assertThat(DECISION).hasStep("version", Verdict.PASSED));
    }

    @Test
    void failsForAnotherSubject() {
        fails(() -> assertThat(DECISION).hasStep("version", "v2", Verdict.SKIPPED));
    }

    @Test
    void failsForAStepThatShouldNotBe() {
        fails(() -> assertThat(DECISION).hasNoStep("version"));
    }

    @Test
    void failsForAnotherEnd() {
        fails(() -> assertThat(DECISION).endsWithStep("version", Verdict.SKIPPED));
    }

    @Test
    void failsForAnotherVerdictAtTheEnd() {
        fails(() -> assertThat(DECISION).endsWithStep("rights.api", Verdict.REFUSED));
    }

    @Test
    void failsForAnEndWhereThereIsNone() {
        assertThatThrownBy(() -> assertThat(decision()).endsWithStep("version", Verdict.PASSED))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void failsForASecretThatIsMentioned() {
        var leaking = decision(new Step("key", "s3cret", Verdict.REFUSED));

        assertThatThrownBy(() -> assertThat(leaking).neverMentions(Secret.of("s3cret")))
                .isInstanceOf(AssertionError.class)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("s3cret"));
    }

    @Test
    void leadsToTheDecision() {
        assertThatCode(() -> assertThat(DECISION).decision().isGranted()).doesNotThrowAnyException();
    }
}
