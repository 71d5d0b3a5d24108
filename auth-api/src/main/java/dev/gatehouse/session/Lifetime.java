// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session may be used, and how long its record is kept, which is another thing: one that ended and is still
 * there is known to have ended, one that is gone is unknown.
 *
 * @param expires the last instant at which it may be used; null where nothing is said about an end, {@link Instant#MAX}
 *     where it is said that there is none. Only for how long a record is kept these two differ
 * @param inactive whether it was switched off
 * @param retention what the session says about how long its record is kept
 * @since 0.1
 */
public record Lifetime(@Nullable Instant expires, boolean inactive, Retention retention) {
    private static final Lifetime UNLIMITED = new Lifetime(null, false);

    /**
     * A lifetime that says nothing about how long the record is kept.
     *
     * @param expires the last instant at which the session may be used
     * @param inactive whether it was switched off
     */
    public Lifetime(@Nullable Instant expires, boolean inactive) {
        this(expires, inactive, Retention.UNSTATED);
    }

    /** {@return active, without end} */
    public static Lifetime unlimited() {
        return UNLIMITED;
    }

    /**
     * Active until an instant.
     *
     * @param expires the last instant of use
     * @return the lifetime
     */
    public static Lifetime until(Instant expires) {
        return new Lifetime(expires, false);
    }

    /**
     * Says how long the record is kept.
     *
     * @param other how long
     * @return the same lifetime with that retention
     */
    public Lifetime with(Retention other) {
        return new Lifetime(expires, inactive, other);
    }

    /**
     * Brings the end forward.
     *
     * @param end another end
     * @return a lifetime that ends at the earlier of its own end and the given one
     */
    public Lifetime endingBy(Instant end) {
        return expires != null && expires.isBefore(end) ? this : new Lifetime(end, inactive, retention);
    }

    /**
     * Looks whether the end has passed.
     *
     * @param now the current time
     * @return whether {@code now} is in a later second than the end; the second of the end still counts
     */
    public boolean expiredAt(Instant now) {
        return expiredAt(now.getEpochSecond());
    }

    /**
     * Looks whether the end has passed, for clocks that need not make an instant.
     *
     * @param second the current time in seconds since the epoch
     * @return whether it is later than the second of the end
     */
    public boolean expiredAt(long second) {
        return expires != null && second > expires.getEpochSecond();
    }

    /** What a session says about how long its record is kept. */
    public sealed interface Retention {
        /** Nothing: its APIs and the host decide. */
        Retention UNSTATED = new Unstated();

        /** Nothing: its APIs and the host decide. */
        record Unstated() implements Retention {}

        /**
         * For a time after it was written last, whenever it expires.
         *
         * @param time how long; more than zero
         */
        record Fixed(Duration time) implements Retention {
            public Fixed {
                if (time.isNegative() || time.isZero()) {
                    throw new IllegalArgumentException("time must be more than zero, was " + time);
                }
            }
        }

        /**
         * Until it expires and for a time after that. Without an end it is kept for ever.
         *
         * @param grace how long after; zero for not at all, less to be gone before
         */
        record AfterExpiry(Duration grace) implements Retention {}

        /** For ever, though it expires. */
        record Forever() implements Retention {}
    }
}
