// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.limit.Limit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Limits that were made lately, by what they were made of: requests are many, and what policies say is little. Of two that
 * need the same place the later one stays. Thread-safe: whoever misses a change makes an equal limit.
 *
 * @param <K> what limits are made of
 */
final class LimitMemo<K> {
    private static final int BITS = 6;

    private final @Nullable Made[] made = new Made[1 << BITS];
    private final Function<K, @Nullable Limit> making;

    LimitMemo(Function<K, @Nullable Limit> making) {
        this.making = making;
    }

    /** A limit and what it was made of. */
    private record Made(Object source, Limit limit) {}

    /** The limit, or null if there is none. */
    @Nullable
    Limit of(K source) {
        int place = (source.hashCode() * 0x9E3779B9) >>> (Integer.SIZE - BITS);
        var known = made[place];
        if (known != null && known.source.equals(source)) {
            return known.limit;
        }
        var limit = making.apply(source);
        if (limit != null) {
            made[place] = new Made(source, limit);
        }
        return limit;
    }
}
