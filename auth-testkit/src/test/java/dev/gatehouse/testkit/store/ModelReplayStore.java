// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import dev.gatehouse.store.ReplayStore;
import dev.gatehouse.store.SingleUse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The contract in its plainest form. */
final class ModelReplayStore implements ReplayStore {
    private final Map<SingleUse, Instant> ends = new HashMap<>();
    private final InstantSource clock;

    ModelReplayStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean firstUse(SingleUse use, Duration remembered) {
        var end = clock.instant().plus(ReplayStore.checked(remembered));
        ends.values().removeIf(past -> !clock.instant().isBefore(past));
        return ends.putIfAbsent(use, end) == null;
    }
}
