// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

/**
 * Division of whole numbers of which none is more than 2^53: that of real numbers, put right. Exact, and on many processors
 * several times as fast as that of whole numbers, which would be most of what a bucket costs.
 */
final class Division {
    private Division() {}

    static long floor(long dividend, long divisor) {
        long quotient = (long) ((double) dividend / divisor);
        return quotient * divisor > dividend ? quotient - 1 : quotient;
    }

    static long ceiling(long dividend, long divisor) {
        long quotient = (long) ((double) dividend / divisor);
        return quotient * divisor < dividend ? quotient + 1 : quotient;
    }
}
