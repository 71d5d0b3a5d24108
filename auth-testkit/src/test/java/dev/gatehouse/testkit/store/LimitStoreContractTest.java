// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A contract is worth what it finds: each fault must fail the tests that are made for it. */
@TestInstance(Lifecycle.PER_CLASS)
final class LimitStoreContractTest {
    /** Each is run once, however many tests ask. */
    private final Map<Class<?>, String> failures = new HashMap<>();

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

    private static String failuresOf(Class<?> contract) {
        return run(contract).getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getUniqueId())
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "TakesOneByOne, ifOneRefusesNothingIsTaken",
        "TakesOneByOne, theGreaterOfTwoLimitsIsChargedForWhatWasGrantedOnly",
        "TakesOneByOne, answersAnySequenceOfCallsAsTheFunctionsDo",
        "LooksBeforeItTakes, at69ABurstOnAFreshQuotaOfAHundredIsGrantedExactlyAHundred",
        "LogsRefusals, at71HammeringDoesNotProlongARefusal",
        "LogsRefusals, answersAnySequenceOfCallsAsTheFunctionsDo",
        "TakesWhenItLooks, aLookTakesNothing",
        "TakesWhenItLooks, aLookOpensNoWindow",
        "CountsInMilliseconds, answersAnySequenceOfCallsAsTheFunctionsDo",
        "NeverTurnsBack, aClockThatStepsBackBlocksForNoMoreThanOnePeriod",
        "ForgetsOnAStepBack, aClockThatStepsBackFreesNothing",
        "ForgetsOnAStepBack, answersAnySequenceOfCallsAsTheFunctionsDo",
        "ResetsTheFirstOnly, severalAreResetAtOnce",
        "MixesOrganizations, oneValueInTwoOrganizationsHasTwo",
        "TwoThatShareNothing, at55AWindowGrantsExactlyWhatItHas",
        "TwoThatShareNothing, whatOneInstanceTookIsMissingInAll"
    })
    void findsAFault(String faulty, String test) throws ClassNotFoundException {
        var contract = Class.forName(FaultyLimits.class.getName() + "$" + faulty);

        assertThat(failures.computeIfAbsent(contract, LimitStoreContractTest::failuresOf))
                .contains(test);
    }

    @Test
    void findsNoFaultInTheModelAndRunsExamplesAndProperties() {
        var summary = run(ModelLimitStoreTest.class);

        assertThat(summary.getTestsSucceededCount()).isGreaterThan(50).isEqualTo(summary.getTestsFoundCount());
    }
}
