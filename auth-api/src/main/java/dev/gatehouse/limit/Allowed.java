// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.limit.LimitState.Logged;
import dev.gatehouse.limit.LimitStatus.Movement;
import org.jspecify.annotations.Nullable;

/**
 * How many permits a sliding log has at present.
 *
 * @param permits how many
 * @param smoothing what moves them; null if nothing does
 * @param nextChange when they may change next
 * @param movement what changed now
 * @param fresh whether that is how it begins, so that nothing need be remembered of it
 */
record Allowed(long permits, @Nullable Smoothing smoothing, long nextChange, Movement movement, boolean fresh) {

    static Allowed of(SlidingLog limit, Logged kept, long used, long now) {
        var smoothing = limit.smoothing().orElse(null);
        if (smoothing == null) {
            return new Allowed(limit.permits(), null, 0, Movement.NONE, true);
        }
        long delay = Window.micros(smoothing.delay());
        long lowest = Math.min(limit.permits(), smoothing.threshold());
        boolean forgotten = used == 0 && now >= kept.nextChange() + delay;
        if (kept.allowance() == 0 || forgotten) {
            return new Allowed(lowest, smoothing, now + delay, Movement.NONE, true);
        }
        long present = Math.max(lowest, Math.min(limit.permits(), kept.allowance()));
        // A clock that stepped back puts a change off for one delay at the most.
        long changeAt = Math.min(kept.nextChange(), now + delay);
        long permits = now < changeAt ? present : changed(smoothing, limit, present, used);
        long nextChange = permits == present ? changeAt : now + delay;
        return new Allowed(permits, smoothing, nextChange, Movement.between(present, permits), false);
    }

    private static long changed(Smoothing smoothing, SlidingLog limit, long present, long used) {
        long raised = smoothing.raised(present, used, limit.permits());
        return raised > present ? raised : smoothing.lowered(present, used);
    }

    /** The counter to be kept; null if there is nothing to say. */
    @Nullable
    Logged kept(UseLog uses) {
        return fresh && uses.isEmpty() ? null : new Logged(uses, smoothing == null ? 0 : permits, nextChange);
    }

    long keptUntil(long now) {
        return smoothing == null ? now : nextChange + Window.micros(smoothing.delay());
    }
}
