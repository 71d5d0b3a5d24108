// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

/** What a request costs. */
final class Cost {
    private Cost() {}

    static long checked(long cost) {
        if (cost < 0 || cost > Limit.MOST) {
            throw new IllegalArgumentException("cost must be 0 to 2^53, was " + cost);
        }
        return cost;
    }
}
