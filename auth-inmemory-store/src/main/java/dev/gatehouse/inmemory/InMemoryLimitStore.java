// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.limit.LimitAnswer;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitOutcome;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitState;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.store.LimitStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counters in a map, under one lock. */
final class InMemoryLimitStore implements LimitStore {
    private final Map<LimitKey, LimitState> counters = new HashMap<>();
    private final InstantSource clock;

    InMemoryLimitStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized LimitAnswer take(List<LimitRequest> requests) {
        var outcomes = outcomes(requests);
        boolean granted = outcomes.stream().allMatch(outcome -> outcome.status().granted());
        var statuses = new ArrayList<LimitStatus>();
        for (int i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            var outcome = outcomes.get(i);
            if (!granted && outcome.status().granted()) {
                outcome = request.limit().take(counters.get(request.key()), 0, now());
            }
            if (outcome.after() != null) {
                counters.put(request.key(), outcome.after());
            }
            statuses.add(outcome.status());
        }
        return new LimitAnswer(granted, statuses);
    }

    @Override
    public synchronized LimitAnswer peek(List<LimitRequest> requests) {
        var statuses = outcomes(requests).stream().map(LimitOutcome::status).toList();
        return new LimitAnswer(statuses.stream().allMatch(LimitStatus::granted), statuses);
    }

    private List<LimitOutcome> outcomes(List<LimitRequest> requests) {
        long now = now();
        return requests.stream()
                .map(request -> request.limit().take(counters.get(request.key()), request.cost(), now))
                .toList();
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public synchronized void reset(List<LimitKey> keys) {
        keys.forEach(counters::remove);
    }
}
