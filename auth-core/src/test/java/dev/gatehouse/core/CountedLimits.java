// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Remembers what a store of limits is asked, and can be away. */
final class CountedLimits implements LimitStore {
    final List<List<LimitRequest>> taken = Collections.synchronizedList(new ArrayList<>());
    final List<LimitKey> forgotten = new ArrayList<>();
    boolean away;

    private final LimitStore store;

    CountedLimits(LimitStore store) {
        this.store = store;
    }

    @Override
    public LimitAnswer take(List<LimitRequest> requests) {
        requireThere();
        taken.add(requests);
        return store.take(requests);
    }

    @Override
    public LimitAnswer peek(List<LimitRequest> requests) {
        requireThere();
        return store.peek(requests);
    }

    @Override
    public void reset(List<LimitRequest> counters) {
        requireThere();
        counters.stream().map(LimitRequest::key).forEach(forgotten::add);
        store.reset(counters);
    }

    private void requireThere() {
        if (away) {
            throw new StoreUnavailableException("away");
        }
    }
}
