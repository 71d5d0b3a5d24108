// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which server holds which slot of a cluster. */
final class SlotMap {
    private static final SlotMap EMPTY = new SlotMap(new TreeMap<>());
    private static final int RANGE_PARTS = 3;

    private final NavigableMap<Integer, Range> byFirst;

    private SlotMap(NavigableMap<Integer, Range> byFirst) {
        this.byFirst = byFirst;
    }

    static SlotMap empty() {
        return EMPTY;
    }

    /**
     * Reads the answer to CLUSTER SLOTS: ranges of first slot, last slot, master, replicas.
     *
     * @param asked the server that answered; it means itself where it gives no host
     */
    static SlotMap read(List<?> answer, Address asked) {
        var ranges = new TreeMap<Integer, Range>();
        for (var element : answer) {
            var range = Replies.list(element);
            if (range.size() >= RANGE_PARTS) {
                int first = Replies.number(range.get(0));
                var master = Replies.list(range.get(2));
                ranges.put(first, new Range(Replies.number(range.get(1)), address(master, asked)));
            }
        }
        return new SlotMap(ranges);
    }

    private static Address address(List<?> node, Address asked) {
        var host = Replies.text(node.get(0));
        return new Address(host.isEmpty() || host.equals("?") ? asked.host() : host, Replies.number(node.get(1)));
    }

    @Nullable
    Address ownerOf(int slot) {
        var range = byFirst.floorEntry(slot);
        return range == null || range.getValue().last < slot ? null : range.getValue().owner;
    }

    Collection<Address> owners() {
        return firstSlots().keySet();
    }

    /** Each owner and the lowest slot it holds. */
    Map<Address, Integer> firstSlots() {
        var first = new LinkedHashMap<Address, Integer>();
        byFirst.forEach((slot, range) -> first.putIfAbsent(range.owner, slot));
        return first;
    }

    private record Range(int last, Address owner) {}
}
