// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.redis.internal.connection.Redis;
import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.store.LimitStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counters in Redis, counted by its clock. One script for all limits of a call; on a cluster one for each slot that they
 * are in, as {@link DividedLimits} says.
 */
final class RedisLimitStore implements LimitStore {
    /** Lua passes on no more than some thousand values. */
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final Redis redis;
    private final LimitLayout layout;
    private final CounterScripts scripts;

    RedisLimitStore(Redis redis, LimitLayout layout) {
        this(redis, layout, CounterScripts.SERVER_CLOCK);
    }

    /** With a script of its own to tell the time, for tests. */
    RedisLimitStore(Redis redis, LimitLayout layout, String clock) {
        this.redis = redis;
        this.layout = layout;
        scripts = new CounterScripts(redis, layout, clock);
    }

    @Override
    public LimitAnswer take(List<LimitRequest> requests) {
        var groups = groups(LimitStore.checked(requests));
        return groups.size() == 1 ? scripts.take(groups.get(0)).answer() : new DividedLimits(scripts, groups).take();
    }

    @Override
    public LimitAnswer peek(List<LimitRequest> requests) {
        var groups = groups(LimitStore.checked(requests));
        return groups.size() == 1 ? scripts.peek(groups.get(0)).answer() : new DividedLimits(scripts, groups).peek();
    }

    /** What one script can take from: counters of one slot, none of them twice. */
    private List<List<Counter>> groups(List<LimitRequest> requests) {
        var counters = new ArrayList<Counter>(requests.size());
        for (var request : requests) {
            var place = layout.place(request.key(), request.limit(), redis.isSharded());
            counters.add(new Counter(counters.size(), request, place));
        }
        return isOneGroup(counters) ? List.of(counters) : divided(counters);
    }

    private boolean isOneGroup(List<Counter> counters) {
        var names = new HashSet<ByteBuffer>();
        int slot = slot(counters.get(0));
        return counters.stream().allMatch(counter -> slot(counter) == slot && names.add(name(counter)));
    }

    private List<List<Counter>> divided(List<Counter> counters) {
        Map<Integer, List<Counter>> bySlot = new TreeMap<>();
        counters.forEach(counter ->
                bySlot.computeIfAbsent(slot(counter), slot -> new ArrayList<>()).add(counter));
        var groups = new ArrayList<List<Counter>>();
        bySlot.values().forEach(ofSlot -> addWithoutTwins(ofSlot, groups));
        return groups;
    }

    /** The original's names of two counters can be the same: then they are one counter, which is asked twice. */
    private static void addWithoutTwins(List<Counter> ofSlot, List<List<Counter>> groups) {
        var rest = ofSlot;
        while (!rest.isEmpty()) {
            Set<ByteBuffer> names = new HashSet<>();
            var group = new ArrayList<Counter>();
            var twins = new ArrayList<Counter>();
            rest.forEach(counter -> (names.add(name(counter)) ? group : twins).add(counter));
            groups.add(group);
            rest = twins;
        }
    }

    private int slot(Counter counter) {
        return redis.slotOf(counter.place().keys().get(0));
    }

    private static ByteBuffer name(Counter counter) {
        return ByteBuffer.wrap(counter.place().keys().get(0));
    }

    @Override
    public void reset(List<LimitRequest> requests) {
        Map<Integer, Set<ByteBuffer>> bySlot = new TreeMap<>();
        requests.stream()
                .flatMap(request -> layout.places(request.key(), request.limit()).stream())
                .forEach(name -> bySlot.computeIfAbsent(redis.slotOf(name), slot -> new LinkedHashSet<>())
                        .add(ByteBuffer.wrap(name)));
        bySlot.values().forEach(this::forget);
    }

    /** In several steps if they are many: a script stops all others while it runs. */
    private void forget(Set<ByteBuffer> names) {
        var all = names.stream().map(ByteBuffer::array).toList();
        for (int from = 0; from < all.size(); from += FORGOTTEN_AT_ONCE) {
            scripts.reset(all.subList(from, Math.min(all.size(), from + FORGOTTEN_AT_ONCE)));
        }
    }

    @Override
    public String toString() {
        return "RedisLimitStore[" + redis + "]";
    }
}
