// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitState;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.store.LimitStore;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call works with, at one instant, for a thread that holds the locks of all its counters. One call after the other
 * uses it, so that a call leaves little to collect; {@link #forget} ends each.
 */
final class LimitTaking {
    private final Stripes stripes;
    private final @Nullable Counter[] counters = new @Nullable Counter[LimitStore.MOST_LIMITS];
    private final LimitStatus[] statuses = new LimitStatus[LimitStore.MOST_LIMITS];
    private final @Nullable LimitState[] after = new @Nullable LimitState[LimitStore.MOST_LIMITS];
    private final long[] keptUntil = new long[LimitStore.MOST_LIMITS];

    private List<LimitRequest> requests = List.of();
    private @Nullable Stripe only;
    private long now;
    private boolean granted;

    LimitTaking(Stripes stripes) {
        this.stripes = stripes;
    }

    /** Asks every limit, and changes no counter. */
    void ask(List<LimitRequest> asked, long bits, long instant) {
        requests = asked;
        only = stripes.only(bits);
        now = instant;
        granted = true;
        for (int i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            counters[i] = stripe(request.key()).find(request);
            take(i, request.cost());
            granted &= statuses[i].granted();
        }
        if (!granted) {
            takeNothing();
        }
    }

    private Stripe stripe(LimitKey key) {
        return only == null ? stripes.of(key) : only;
    }

    private void take(int i, long cost) {
        var counter = counters[i];
        var outcome = requests.get(i).limit().take(counter == null ? null : counter.state(), cost, now);
        statuses[i] = outcome.status();
        after[i] = outcome.after();
        keptUntil[i] = outcome.keptUntil();
    }

    /** One refused: those that granted are asked again for nothing. */
    private void takeNothing() {
        for (int i = 0; i < requests.size(); i++) {
            if (statuses[i].granted()) {
                take(i, 0);
            }
        }
    }

    LimitAnswer answer() {
        return new LimitAnswer(granted, statuses());
    }

    /** Most calls have a few, and lists of a few are made without copying. */
    private List<LimitStatus> statuses() {
        return switch (requests.size()) {
            case 1 -> List.of(statuses[0]);
            case 2 -> List.of(statuses[0], statuses[1]);
            default -> List.of(Arrays.copyOf(statuses, requests.size()));
        };
    }

    /** How many counters there are to be that there are not. */
    int added() {
        int added = 0;
        for (int i = 0; i < requests.size(); i++) {
            added += counters[i] == null && after[i] != null ? 1 : 0;
        }
        return added;
    }

    /** Keeps what is to be kept; says how many counters are gone. */
    int write() {
        int gone = 0;
        for (int i = 0; i < requests.size(); i++) {
            var counter = counters[i];
            if (counter == null) {
                add(i);
            } else {
                gone += change(counter, i);
            }
        }
        return gone;
    }

    private void add(int i) {
        var state = after[i];
        if (state != null) {
            var request = requests.get(i);
            stripe(request.key()).add(new Counter(request, state, keptUntil[i]));
        }
    }

    private int change(Counter counter, int i) {
        var stripe = stripe(counter.first().key());
        var state = after[i];
        if (state == null) {
            stripe.remove(counter);
            return 1;
        }
        stripe.change(counter, state, keptUntil[i]);
        return 0;
    }

    /** Lets go of everything, so that nothing is kept from being collected. */
    void forget() {
        int size = requests.size();
        Arrays.fill(counters, 0, size, null);
        Arrays.fill(statuses, 0, size, null);
        Arrays.fill(after, 0, size, null);
        requests = List.of();
        only = null;
    }
}
