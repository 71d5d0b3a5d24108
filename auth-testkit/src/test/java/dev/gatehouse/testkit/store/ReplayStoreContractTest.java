// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A contract is worth what it finds: each fault must fail the test that is made for it. */
final class ReplayStoreContractTest {
    private static TestExecutionSummary run(Class<?> contract) {
        var summary = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .configurationParameter("jqwik.database", "target/jqwik-database-of-faulty-stores")
                .configurationParameter("jqwik.shrinking.default", "OFF")
                // Else each failure that is wanted is printed.
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .build();
        LauncherFactory.create().execute(request, summary);
        return summary.getSummary();
    }

    private static String failures(Class<?> contract) {
        return run(contract).getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getUniqueId())
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "NeverForgets, itIsForgottenAfterTheMinute",
        "NeverForgets, answersAnySequenceOfCallsAsTheModelDoes",
        "ForgetsAtOnce, itIsNotFirstAgain",
        "TakesAnyTime, noTimeIsRefused",
        "TakesAnyTime, moreThanTheLongestTimeIsRefused",
        "MixesPurposes, theSameValueForAnotherPurposeIsFirst",
        "ChecksBeforeItWrites, exactlyOneIsFirst",
        "ProlongsByTrying, tryingAgainDoesNotProlongIt"
    })
    void findsAFault(String faulty, String test) throws ClassNotFoundException {
        assertThat(failures(Class.forName(FaultyReplays.class.getName() + "$" + faulty)))
                .contains(test);
    }

    @Test
    void findsNoFaultInTheModel() {
        assertThat(failures(FaultyReplays.NoFault.class)).isEmpty();
    }

    @Test
    void runsExamplesAndProperties() {
        var summary = run(FaultyReplays.NoFault.class);

        assertThat(summary.getTestsSucceededCount()).isGreaterThan(12).isEqualTo(summary.getTestsFoundCount());
    }
}
