// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.limit.LimitRequest;

/**
 * One of the limits that are asked for, and where it is counted.
 *
 * @param number its number among them
 * @param request what is asked for
 * @param place where it is counted
 */
record Counter(int number, LimitRequest request, CounterPlace place) {
    byte[] argument() {
        return LimitArgument.of(request.limit(), place, request.cost());
    }

    /** The same, asked for nothing. */
    Counter idle() {
        return new Counter(number, new LimitRequest(request.key(), request.limit(), 0), place);
    }
}
