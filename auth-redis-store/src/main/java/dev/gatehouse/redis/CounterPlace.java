// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import java.util.List;

/**
 * Where a counter is.
 *
 * @param form how it is written there, as the script calls it
 * @param keys its names, all of one slot
 */
record CounterPlace(String form, List<byte[]> keys) {
    CounterPlace {
        keys = List.copyOf(keys);
    }
}
