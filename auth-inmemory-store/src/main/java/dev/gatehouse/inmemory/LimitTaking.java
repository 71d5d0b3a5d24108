// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.limit.LimitOutcome;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call at one instant, for a thread that holds the locks of all its counters. */
final class LimitTaking {
    private final List<LimitRequest> requests;
    private final @Nullable Counter[] counters;
    private final LimitOutcome[] outcomes;
    private final long now;
    private final boolean granted;

    LimitTaking(List<LimitRequest> requests, Stripes stripes, long now) {
        int size = requests.size();
        this.requests = requests;
        this.counters = new @Nullable Counter[size];
        this.outcomes = new LimitOutcome[size];
        this.now = now;
        boolean all = true;
        for (int i = 0; i < size; i++) {
            var request = requests.get(i);
            counters[i] = stripes.find(request.key());
            outcomes[i] = outcome(i, request.cost());
            all &= outcomes[i].status().granted();
        }
        this.granted = all;
        if (!all) {
            takeNothing();
        }
    }

    private LimitOutcome outcome(int i, long cost) {
        var counter = counters[i];
        return requests.get(i).limit().take(counter == null ? null : counter.state(), cost, now);
    }

    /** One refused: those that granted are asked again for nothing. */
    private void takeNothing() {
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i].status().granted()) {
                outcomes[i] = outcome(i, 0);
            }
        }
    }

    LimitAnswer answer() {
        var statuses = new LimitStatus[outcomes.length];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = outcomes[i].status();
        }
        return new LimitAnswer(granted, List.of(statuses));
    }

    /** How many counters there are to be that there are not. */
    int added() {
        int added = 0;
        for (int i = 0; i < outcomes.length; i++) {
            added += counters[i] == null && outcomes[i].after() != null ? 1 : 0;
        }
        return added;
    }

    /** Keeps what is to be kept; says how many counters are gone. */
    int write(Stripes stripes) {
        int gone = 0;
        for (int i = 0; i < outcomes.length; i++) {
            var counter = counters[i];
            if (counter == null) {
                add(i, stripes);
            } else {
                gone += change(counter, outcomes[i], stripes);
            }
        }
        return gone;
    }

    private void add(int i, Stripes stripes) {
        var state = outcomes[i].after();
        if (state != null) {
            var key = requests.get(i).key();
            stripes.of(key).add(new Counter(key, state, outcomes[i].keptUntil()));
        }
    }

    private static int change(Counter counter, LimitOutcome outcome, Stripes stripes) {
        var stripe = stripes.of(counter.key());
        var after = outcome.after();
        if (after == null) {
            stripe.remove(counter);
            return 1;
        }
        stripe.change(counter, after, outcome.keptUntil());
        return 0;
    }
}
