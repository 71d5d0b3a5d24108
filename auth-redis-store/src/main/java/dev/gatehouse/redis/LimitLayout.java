// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import java.util.List;

/** How counters are named and written. */
interface LimitLayout {
    /**
     * Where the counter of a limit is.
     *
     * @param key which counter
     * @param limit what counts in it; limits that count alike have one place
     * @param sharded whether names decide on which server a counter is
     */
    CounterPlace place(LimitKey key, Limit limit, boolean sharded);

    /** Wherever the counter of a limit may be. */
    List<byte[]> places(LimitKey key, Limit limit);

    /** The scripts, beside these classes, by which counters in the forms of this layout are read and written. */
    List<String> scripts();
}
