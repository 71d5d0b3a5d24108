// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitOutcome;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitState;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.store.LimitStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contract in its plainest form, one call after the other: what other stores are compared with. */
final class ModelLimitStore implements LimitStore {
    private final List<Kept> counters = new ArrayList<>();
    private final InstantSource clock;

    /** A counter, by a request that counts in it. */
    private record Kept(LimitRequest request, LimitState state) {}

    ModelLimitStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized LimitAnswer take(List<LimitRequest> requests) {
        var outcomes = outcomes(requests);
        for (int i = 0; i < outcomes.size(); i++) {
            var after = outcomes.get(i).after();
            var request = requests.get(i);
            counters.removeIf(kept -> kept.request.sharesCounter(request));
            if (after != null) {
                counters.add(new Kept(request, after));
            }
        }
        return answer(outcomes);
    }

    @Override
    public synchronized LimitAnswer peek(List<LimitRequest> requests) {
        return answer(outcomes(requests));
    }

    @Override
    public synchronized void reset(List<LimitRequest> requests) {
        counters.removeIf(kept -> requests.stream().anyMatch(kept.request::sharesCounter));
    }

    private @Nullable LimitState state(LimitRequest request) {
        return counters.stream()
                .filter(kept -> kept.request.sharesCounter(request))
                .map(Kept::state)
                .findFirst()
                .orElse(null);
    }

    private List<LimitOutcome> outcomes(List<LimitRequest> requests) {
        long now = Limit.micros(clock.instant());
        var asked = LimitStore.checked(requests).stream()
                .map(request -> outcome(request, request.cost(), now))
                .toList();
        boolean granted = asked.stream().allMatch(outcome -> outcome.status().granted());
        return granted
                ? asked
                : requests.stream().map(request -> untaken(request, now)).toList();
    }

    /** Of a request that is refused as a whole: what would have been granted is not taken. */
    private LimitOutcome untaken(LimitRequest request, long now) {
        var outcome = outcome(request, request.cost(), now);
        return outcome.status().granted() ? outcome(request, 0, now) : outcome;
    }

    private LimitOutcome outcome(LimitRequest request, long cost, long now) {
        return request.limit().take(state(request), cost, now);
    }

    private static LimitAnswer answer(List<LimitOutcome> outcomes) {
        var statuses = outcomes.stream().map(LimitOutcome::status).toList();
        return new LimitAnswer(statuses.stream().allMatch(LimitStatus::granted), statuses);
    }
}
