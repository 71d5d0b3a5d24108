// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Smoothing;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How rates are counted.
 *
 * @since 0.1
 */
public enum Counting {
    /** In a window that the first request opens. */
    OPENED_WINDOW {
        @Override
        Limit limit(long permits, Duration period, Optional<Smoothing> smoothing) {
            return new OpenedWindow(permits, period);
        }
    },
    /** In a log of all requests of the last period: exact, at most 10,000 permits, and the only one that is smoothed. */
    SLIDING_LOG {
        @Override
        Limit limit(long permits, Duration period, Optional<Smoothing> smoothing) {
            return new SlidingLog(permits, period, smoothing);
        }

        @Override
        boolean counts(long permits, Duration period) {
            return permits <= SlidingLog.MOST_LOGGED;
        }
    },
    /** As {@link #SLIDING_LOG}, but no limit is smoothed, whatever it says. */
    STEADY_LOG {
        @Override
        Limit limit(long permits, Duration period, Optional<Smoothing> smoothing) {
            return new SlidingLog(permits, period, Optional.empty());
        }

        @Override
        boolean counts(long permits, Duration period) {
            return SLIDING_LOG.counts(permits, period);
        }
    },
    /** In windows that the clock cuts. */
    FIXED_WINDOW {
        @Override
        Limit limit(long permits, Duration period, Optional<Smoothing> smoothing) {
            return new FixedWindow(permits, period);
        }
    },
    /** In a bucket that fills evenly. */
    TOKEN_BUCKET {
        @Override
        Limit limit(long permits, Duration period, Optional<Smoothing> smoothing) {
            return new TokenBucket(permits, period);
        }

        @Override
        boolean counts(long permits, Duration period) {
            return TokenBucket.fits(permits, period);
        }
    };

    abstract Limit limit(long permits, Duration period, Optional<Smoothing> smoothing);

    /** Whether it can count so many. */
    boolean counts(long permits, Duration period) {
        return true;
    }

    /**
     * Counts a rate in this way.
     *
     * @param rate the rate
     * @return the limit, or null if the rate is unlimited
     * @throws IllegalArgumentException if this way cannot count so many; the message names another
     */
    public @Nullable Limit of(RateLimit rate) {
        if (rate.isUnlimited()) {
            return null;
        }
        return limit(permits(rate), period(rate), rate.smoothing());
    }

    /**
     * Counts a rate in every way, for those who do not know in which one it was counted.
     *
     * @param rate the rate
     * @return a limit for each way that can count so many; none if the rate is unlimited
     */
    public static List<Limit> every(RateLimit rate) {
        if (rate.isUnlimited()) {
            return List.of();
        }
        return Arrays.stream(values())
                .filter(way -> way.counts(permits(rate), period(rate)))
                .map(way -> way.limit(permits(rate), period(rate), rate.smoothing()))
                .toList();
    }

    private static long permits(RateLimit rate) {
        return rate.permits() < 1 ? 1 : (long) Math.min(rate.permits(), Limit.MOST);
    }

    private static Duration period(RateLimit rate) {
        return bounded(rate.permits() < 1 ? stretched(rate) : rate.period());
    }

    /** A part of a request in a time is a whole one in a longer time. */
    private static Duration stretched(RateLimit rate) {
        double seconds = Math.min(rate.spacing(), (double) Limit.LONGEST.toSeconds());
        return Duration.ofNanos((long) Math.ceil(seconds * 1e9));
    }

    private static Duration bounded(Duration period) {
        if (period.compareTo(Limit.SHORTEST) < 0) {
            return Limit.SHORTEST;
        }
        return period.compareTo(Limit.LONGEST) > 0 ? Limit.LONGEST : period;
    }

    /**
     * Counts a quota, whichever way rates are counted: in a window that the first request opens.
     *
     * @param quota the quota
     * @return the limit, or null if there is no quota
     */
    public static @Nullable Limit of(Quota quota) {
        if (quota.isUnlimited()) {
            return null;
        }
        boolean endless = quota.renewal().isNegative() || quota.renewal().isZero();
        return new OpenedWindow(Math.min(quota.max(), Limit.MOST), endless ? Limit.LONGEST : bounded(quota.renewal()));
    }
}
