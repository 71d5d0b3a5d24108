// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lines that take turns, one for each thing that waiters have in common. Of those that are empty nothing is kept. */
final class Circle implements Line {
    private final Function<Share, Object> common;
    private final Supplier<Line> fresh;
    private final Map<Object, Line> lines = new LinkedHashMap<>();
    private int size;

    Circle(Function<Share, Object> common, Supplier<Line> fresh) {
        this.common = common;
        this.fresh = fresh;
    }

    private Object keyOf(Waiter waiter) {
        return common.apply(waiter.share());
    }

    @Override
    public void add(Waiter waiter) {
        lines.computeIfAbsent(keyOf(waiter), key -> fresh.get()).add(waiter);
        size++;
    }

    @Override
    public void remove(Waiter waiter) {
        lines.computeIfPresent(keyOf(waiter), (key, line) -> {
            line.remove(waiter);
            return line.size() == 0 ? null : line;
        });
        size--;
    }

    @Override
    public Waiter next() {
        var turn = lines.entrySet().iterator().next();
        var line = turn.getValue();
        lines.remove(turn.getKey());
        var next = line.next();
        if (line.size() > 0) {
            // Behind all others, who have their turn before it comes again.
            lines.put(turn.getKey(), line);
        }
        size--;
        return next;
    }

    @Override
    public Waiter lastOfMost(Waiter newcomer) {
        var own = lines.get(keyOf(newcomer));
        var most = own;
        for (var line : lines.values()) {
            // Behind the others of its size is whoever has to wait longest anyway.
            if (most == null || line.size() > most.size() || (most != own && line.size() == most.size())) {
                most = line;
            }
        }
        return Objects.requireNonNull(most, "nobody is there").lastOfMost(newcomer);
    }

    @Override
    public int size() {
        return size;
    }
}
