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
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A contract is worth what it finds: each fault must fail at least one of its tests. */
@TestInstance(Lifecycle.PER_CLASS)
final class SessionStoreContractTest {
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

    private String failures(Class<?> contract) {
        return failures.computeIfAbsent(contract, SessionStoreContractTest::failuresOf);
    }

    private static String failuresOf(Class<?> contract) {
        return run(contract).getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getUniqueId())
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                FaultyStores.FindsTheLast.class,
                FaultyStores.NeverExpires.class,
                FaultyStores.KeepsTheFirstDeadline.class,
                FaultyStores.WritesBackWhatWasDeleted.class,
                FaultyStores.UndoesOtherChanges.class,
                FaultyStores.TakesWhatIsGoneForChanged.class,
                FaultyStores.ChangesForEver.class,
                FaultyStores.ForgetsWhetherThereWasOne.class,
                FaultyStores.LosesAttributes.class
            })
    void findsAFaultByAProperty(Class<?> faulty) {
        assertThat(failures(faulty)).contains("engine:jqwik");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                FaultyStores.FindsTheLast.class,
                FaultyStores.NeverExpires.class,
                FaultyStores.KeepsTheFirstDeadline.class,
                FaultyStores.WritesBackWhatWasDeleted.class,
                FaultyStores.UndoesOtherChanges.class,
                FaultyStores.TakesWhatIsGoneForChanged.class,
                FaultyStores.ChangesForEver.class,
                FaultyStores.ReadsWhatItSawFirst.class,
                FaultyStores.ForgetsWhetherThereWasOne.class,
                FaultyStores.ScansByPosition.class,
                FaultyStores.ScansPagesOfAnySize.class
            })
    void findsAFaultByAnExample(Class<?> faulty) {
        assertThat(failures(faulty)).contains("engine:junit-jupiter");
    }

    @Test
    void findsACheckThatIsNotAtomic() {
        assertThat(failures(FaultyStores.ChecksBeforeItWrites.class))
                .contains("ofConcurrentPutIfAbsentExactlyOneWrites");
    }

    @Test
    void findsAComparisonThatIsNotAtomic() {
        assertThat(failures(FaultyStores.ComparesBeforeItWrites.class))
                .contains("ofConcurrentChangesOfOneReadingExactlyOneWrites")
                .contains("noneOfManyConcurrentChangesIsLost");
    }

    @Test
    void findsThatTheLastWriterWins() {
        assertThat(failures(FaultyStores.UndoesOtherChanges.class)).contains("noneOfManyConcurrentChangesIsLost");
    }

    @Test
    void findsNoFaultInTheModel() {
        assertThat(failures(ModelSessionStoreTest.class)).isEmpty();
    }

    @Test
    void runsExamplesAndProperties() {
        var summary = run(ModelSessionStoreTest.class);

        assertThat(summary.getTestsSucceededCount()).isGreaterThan(50).isEqualTo(summary.getTestsFoundCount());
    }
}
