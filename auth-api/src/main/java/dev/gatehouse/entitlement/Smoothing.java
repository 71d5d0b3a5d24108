// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

import java.time.Duration;

/**
 * How a rate limit moves with the load: it starts low, goes up in steps while it is used, and down when it is not.
 *
 * @param enabled whether it does
 * @param threshold the lowest limit, where it starts, in requests
 * @param trigger the part of a step by which the use must come near the limit, or stay below the next lower one, for a
 *     change
 * @param step how far a change goes, in requests
 * @param delay the least time between two changes
 * @since 0.1
 */
public record Smoothing(boolean enabled, long threshold, double trigger, long step, Duration delay) {
    public Smoothing {
        if (!Double.isFinite(trigger)) {
            throw new IllegalArgumentException("trigger must be a number, was " + trigger);
        }
    }

    /** {@return whether it has any effect: it is enabled, and every number is more than zero} */
    public boolean isEffective() {
        return enabled && threshold > 0 && trigger > 0 && step > 0 && !delay.isNegative() && !delay.isZero();
    }

    /**
     * Raises a limit by a step if it is used enough.
     *
     * @param present the limit at present
     * @param used permits used
     * @param highest the limit that it never exceeds
     * @return the limit from now on; {@code present} if it stays
     */
    public long raised(long present, long used, long highest) {
        boolean near = used >= present - trigger * step;
        return near ? present + Math.min(step, Math.max(0, highest - present)) : present;
    }

    /**
     * Lowers a limit by a step, not below the threshold, if it is used little.
     *
     * @param present the limit at present
     * @param used permits used
     * @return the limit from now on; {@code present} if it stays
     */
    public long lowered(long present, long used) {
        boolean far = used <= present - step - trigger * step;
        return far ? Math.max(Math.min(threshold, present), present - step) : present;
    }
}
