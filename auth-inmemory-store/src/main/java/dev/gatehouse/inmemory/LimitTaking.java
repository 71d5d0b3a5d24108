// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitOutcome;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.store.LimitAnswer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call at one instant, for a thread that holds the locks of all its counters. */
final class LimitTaking {
    private final List<LimitRequest> requests;
    private final Stripes stripes;
    private final @Nullable Stripe only;
    private final @Nullable Counter[] counters;
    private final LimitOutcome[] outcomes;
    private final long now;
    private final boolean granted;

    LimitTaking(List<LimitRequest> requests, Stripes stripes, long bits, long now) {
        int size = requests.size();
        this.requests = requests;
        this.stripes = stripes;
        this.only = stripes.only(bits);
        this.counters = new @Nullable Counter[size];
        this.outcomes = new LimitOutcome[size];
        this.now = now;
        boolean all = true;
        for (int i = 0; i < size; i++) {
            var request = requests.get(i);
            counters[i] = stripe(request.key()).find(request);
            outcomes[i] = outcome(i, request.cost());
            all &= outcomes[i].status().granted();
        }
        this.granted = all;
        if (!all) {
            takeNothing();
        }
    }

    private Stripe stripe(LimitKey key) {
        return only == null ? stripes.of(key) : only;
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
        return new LimitAnswer(granted, statuses());
    }

    /** Most calls have a few, and lists of a few are made without copying. */
    private List<LimitStatus> statuses() {
        return switch (outcomes.length) {
            case 1 -> List.of(outcomes[0].status());
            case 2 -> List.of(outcomes[0].status(), outcomes[1].status());
            case 3 -> List.of(outcomes[0].status(), outcomes[1].status(), outcomes[2].status());
            default -> Arrays.stream(outcomes).map(LimitOutcome::status).toList();
        };
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
    int write() {
        int gone = 0;
        for (int i = 0; i < outcomes.length; i++) {
            var counter = counters[i];
            if (counter == null) {
                add(i);
            } else {
                gone += change(counter, outcomes[i]);
            }
        }
        return gone;
    }

    private void add(int i) {
        var state = outcomes[i].after();
        if (state != null) {
            var request = requests.get(i);
            var counter = new Counter(request, state, outcomes[i].keptUntil());
            stripe(request.key()).add(counter);
        }
    }

    private int change(Counter counter, LimitOutcome outcome) {
        var stripe = stripe(counter.first().key());
        var after = outcome.after();
        if (after == null) {
            stripe.remove(counter);
            return 1;
        }
        stripe.change(counter, after, outcome.keptUntil());
        return 0;
    }
}
