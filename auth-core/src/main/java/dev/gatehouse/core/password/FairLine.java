// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line before a place, of a bounded length. Addresses take turns, of one address tenants, of one tenant users. When it is
 * full, or has too many for one name, whoever has most gives way: nobody can fill it alone who has not all the addresses.
 * Not thread-safe.
 */
final class FairLine {
    /** Who knows the password presents one; these are that one, and some that were mistyped. */
    static final int MOST_OF_A_NAME = 4;

    private final int longest;
    private final Line waiting =
            new Circle(Share::place, () -> new Circle(Share::organization, () -> new Circle(Share::name, Row::new)));
    private final Map<Object, Line> names = new HashMap<>();

    FairLine(int longest) {
        this.longest = longest;
    }

    /** Lets one in. Tells who has to go for that, which may be the same one; null for nobody. */
    @Nullable
    Waiter admit(Waiter newcomer) {
        waiting.add(newcomer);
        var ofName = names.computeIfAbsent(newcomer.share().name(), name -> new Circle(Share::place, Row::new));
        ofName.add(newcomer);
        if (ofName.size() > MOST_OF_A_NAME) {
            return gone(ofName.lastOfMost(newcomer));
        }
        return waiting.size() > longest ? gone(waiting.lastOfMost(newcomer)) : null;
    }

    private Waiter gone(Waiter waiter) {
        remove(waiter);
        return waiter;
    }

    void remove(Waiter waiter) {
        waiting.remove(waiter);
        forget(waiter);
    }

    /** Takes out whose turn it is; null if nobody waits. */
    @Nullable
    Waiter next() {
        if (waiting.size() == 0) {
            return null;
        }
        var next = waiting.next();
        forget(next);
        return next;
    }

    private void forget(Waiter waiter) {
        names.computeIfPresent(waiter.share().name(), (name, line) -> {
            line.remove(waiter);
            return line.size() == 0 ? null : line;
        });
    }
}
