// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Compares the queue with a sorted list. */
class DeadlineQueueProperties {
    private static final Session SESSION = Session.of("acme", Entitlements.nothing());

    private static Entry due(long deadline, int slot) {
        return new Entry("key-" + slot, SESSION, deadline, slot);
    }

    @Property
    void firstIsAlwaysTheEarliest(
            @ForAll @Size(max = 200) List<@IntRange(max = 50) Integer> deadlines,
            @ForAll @Size(max = 200) List<@IntRange(max = 199) Integer> removals) {
        var queue = new DeadlineQueue<Entry>();
        var model = new ArrayList<Entry>();
        deadlines.forEach(deadline -> model.add(due(deadline, model.size())));
        model.forEach(queue::add);

        for (int removal : removals) {
            if (removal < model.size()) {
                queue.remove(model.remove(removal));
            }
            assertThat(queue.size()).isEqualTo(model.size());
            assertThat(earliest(queue.first()))
                    .isEqualTo(model.stream().mapToLong(Entry::deadline).min().orElse(-1));
        }
    }

    private static long earliest(Entry first) {
        return first == null ? -1 : first.deadline();
    }

    @Property
    void comesOutInOrder(@ForAll @Size(max = 300) List<@IntRange(max = 1_000) Integer> deadlines) {
        var queue = new DeadlineQueue<Entry>();
        deadlines.forEach(deadline -> queue.add(due(deadline, 0)));

        var out = new ArrayList<Long>();
        while (queue.size() > 0) {
            out.add(queue.first().deadline());
            queue.remove(queue.first());
        }

        assertThat(out).hasSameSizeAs(deadlines).isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Property
    void leavesRecordsWithoutDeadlineOut(@ForAll @IntRange(max = 5) int count) {
        var queue = new DeadlineQueue<Entry>();
        for (int i = 0; i < count; i++) {
            queue.add(due(Deadline.NEVER, i));
        }

        assertThat(queue.first()).isNull();
    }
}
