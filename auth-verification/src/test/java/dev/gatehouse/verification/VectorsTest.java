// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gatehouse.verification.register.Register;
import dev.gatehouse.verification.vector.Result;
import dev.gatehouse.verification.vector.Selection;
import dev.gatehouse.verification.vector.Vector;
import dev.gatehouse.verification.vector.Vectors;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every vector of the project's own files. */
final class VectorsTest {
    static final List<Vector> ALL = Vectors.in(Path.of("src/test/resources/vectors"));

    /** Areas whose capability exists: nothing in them may fail, and something must have been answered. */
    private static final List<String> DUE = List.of(
            "gateway-auth/bearer",
            "gateway-auth/hash",
            "gateway-auth/token",
            "gateway-auth/basic",
            "gateway-auth/mashery",
            "gateway-auth/cred",
            "gateway-auth/strip",
            "gateway-auth/post",
            "gateway-auth/life",
            "gateway-auth/admin",
            "gateway-auth/redis",
            "gateway-auth/render",
            "gateway-auth/hmac",
            "gateway-auth/sigparse",
            "gateway-auth/sigdate",
            "gateway-auth/signing",
            "gateway-auth/multi",
            "gateway-auth/or",
            "gateway-auth/plugin",
            "gateway-auth/extract",
            "gateway-auth/whole-keys",
            "gateway-auth/whole-token",
            "gateway-auth/whole-credentials",
            "gateway-auth/whole-errors",
            "gateway-auth/whole-limits",
            "gateway-jwt-mtls/multiauth",
            "gateway-jwt-mtls/strip",
            "gateway-oauth-policy/access-rights",
            "gateway-oauth-policy/endpoint-merge",
            "gateway-oauth-policy/endpoint-rate-limit",
            "gateway-oauth-policy/error-override",
            "gateway-oauth-policy/granular-access",
            "gateway-oauth-policy/key-hash",
            "gateway-oauth-policy/org-limits",
            "gateway-oauth-policy/path-pattern",
            "gateway-oauth-policy/policy-apply",
            "gateway-oauth-policy/quota",
            "gateway-oauth-policy/rate-limit",
            "gateway-oauth-policy/rate-limit-key",
            "gateway-oauth-policy/rate-limiter",
            "gateway-oauth-policy/rate-smoothing",
            "gateway-oauth-policy/session-lifetime",
            "gateway-oauth-policy/throttle",
            "gateway-oauth-policy/token-format",
            "gateway-oauth-policy/token-location",
            "gateway-oauth-policy/whole-keys",
            "gateway-oauth-policy/whole-limits",
            "gateway-oauth-policy/whole-policies");

    /** What waits in them, each for a method of authentication. */
    private static final List<String> WAITING = List.of(
            "gateway-auth/redis-012",
            "gateway-auth/multi-008",
            "gateway-auth/multi-010",
            "gateway-auth/or-011",
            "gateway-auth/or-013",
            "gateway-auth/or-014",
            "gateway-auth/or-018",
            "gateway-jwt-mtls/multiauth-001",
            "gateway-jwt-mtls/multiauth-002",
            "gateway-jwt-mtls/multiauth-004",
            "gateway-jwt-mtls/multiauth-005",
            "gateway-jwt-mtls/multiauth-006",
            "gateway-jwt-mtls/multiauth-007",
            "gateway-jwt-mtls/multiauth-008",
            "gateway-jwt-mtls/multiauth-010",
            "gateway-jwt-mtls/multiauth-013",
            "gateway-jwt-mtls/multiauth-023",
            "gateway-jwt-mtls/multiauth-024");

    private static final VectorJudge JUDGE = new VectorJudge(Register.load());

    @TestFactory
    Stream<DynamicTest> noAnswerIsAnother() {
        return Selection.of(ALL, List.of()).entrySet().stream()
                .flatMap(area -> area.getValue().stream())
                .map(vector -> dynamicTest(vector.qualifiedId(), () -> check(vector)));
    }

    private static void check(Vector vector) {
        assertThat(JUDGE.judge(vector)).isNotInstanceOf(Result.Failed.class);
    }

    /** Nothing else in a due area may wait for a later capability. */
    @Test
    void onlyWhatNeedsALaterCapabilityWaitsInDueAreas() {
        var waiting = Selection.of(ALL, DUE).values().stream()
                .flatMap(List::stream)
                .filter(vector -> JUDGE.judge(vector) instanceof Result.Unsupported)
                .map(Vector::qualifiedId);

        assertThat(waiting).containsExactlyInAnyOrderElementsOf(WAITING);
    }

    @TestFactory
    Stream<DynamicTest> dueAreasAreThere() {
        var areas = Selection.of(ALL, DUE);
        return DUE.stream()
                .map(area -> dynamicTest(area, () -> assertThat(areas.get(area)).isNotEmpty()));
    }

    /** Vectors of the runner's own, whose ids begin with the result that they must have. */
    @TestFactory
    Stream<DynamicTest> theRunnerTellsResultsApart() {
        return Vectors.in(Path.of("src/test/resources/runner-vectors")).stream()
                .map(vector -> dynamicTest(
                        vector.qualifiedId(),
                        () -> assertThat(word(JUDGE.judge(vector)))
                                .isEqualTo(vector.id().replaceFirst("-.*", ""))));
    }

    private static String word(Result result) {
        return result.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    @Nested
    class TheRunner {
        @Test
        void namesAreasWithTheirCounts() {
            assertThat(RunnerOutput.of("src/test/resources/vectors", "gateway-auth/bearer")
                            .lines())
                    .containsExactly("gateway-auth/bearer same=7 different=0 unsupported=0 failed=0");
        }

        @Test
        void namesWhatAnUnsupportedVectorNeeds() {
            assertThat(RunnerOutput.of("src/test/resources/vectors", "gateway-auth/mtls", "--unsupported")
                            .lines())
                    .contains("gateway-auth/mtls-001 needs client certificates");
        }

        @Test
        void cannotUseADirectoryThatDoesNotExist() {
            assertThat(RunnerOutput.of("src/test/resources/no-vectors").code()).isEqualTo(2);
        }

        @Test
        void cannotUseAnAreaThatDoesNotExist() {
            assertThat(RunnerOutput.of("src/test/resources/vectors", "gateway-auth/nothing")
                            .code())
                    .isEqualTo(2);
        }

        @Test
        void failsOnAnotherAnswer() {
            var output = RunnerOutput.of("src/test/resources/wrong-vectors");

            assertThat(output.code()).isEqualTo(1);
            assertThat(output.lines())
                    .contains(
                            "wrong/bearer same=1 different=0 unsupported=0 failed=1",
                            "wrong/bearer-002 says something else",
                            "  value: expected \"Bearer abc\", actual \"abc\"");
        }
    }
}
