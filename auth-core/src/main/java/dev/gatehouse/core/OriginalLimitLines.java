// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.limit.FixedWindow;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.policy.Usage;
import dev.gatehouse.policy.Usage.Level;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code X-Ratelimit-*} as the original gateway writes them, odd values included. */
final class OriginalLimitLines {
    private final InstantSource clock;

    OriginalLimitLines(InstantSource clock) {
        this.clock = clock;
    }

    /** The quota of the session, on requests that pass. Where there is none, a host may show what the session's record has. */
    void quota(List<Usage> usage, boolean granted, List<String> lines) {
        var quota = find(usage, Level.SESSION, Measure.QUOTA);
        if (!granted || quota == null) {
            return;
        }
        boolean endless = quota.limit().period().equals(Limit.LONGEST);
        add(lines, quota.limit().permits(), quota.status().remaining(), endless ? 0 : reset(quota));
    }

    /** The rate of the session, else that of the API, whatever becomes of the request. */
    void rate(List<Usage> usage, boolean granted, List<String> lines) {
        var rate = rate(usage);
        if (rate == null) {
            return;
        }
        if (rate.limit() instanceof FixedWindow) {
            uncounted(rate, lines);
            return;
        }
        add(lines, rate.limit().permits(), remaining(rate), reset(rate));
    }

    /** The same as a limiter tells it that does not count before it answers. */
    void uncountedRate(List<Usage> usage, boolean granted, List<String> lines) {
        var rate = rate(usage);
        if (rate != null) {
            uncounted(rate, lines);
        }
    }

    /** Nobody tells the original how many are left, nor, unless the request is refused, until when. */
    private void uncounted(Usage rate, List<String> lines) {
        long reset = rate.status().granted() ? clock.instant().getEpochSecond() : reset(rate);
        add(lines, rate.limit().permits(), 0, reset);
    }

    private static @Nullable Usage rate(List<Usage> usage) {
        var ofSession = find(usage, Level.SESSION, Measure.RATE);
        return ofSession == null ? find(usage, Level.API, Measure.RATE) : ofSession;
    }

    /** Counted from the whole limit also while smoothing holds it low, and with the request that is refused. */
    private static long remaining(Usage rate) {
        var status = rate.status();
        long used = status.permits() - status.remaining() + (status.granted() ? 0 : 1);
        return Math.max(0, rate.limit().permits() - used);
    }

    private static long reset(Usage usage) {
        return usage.status().reset().getEpochSecond();
    }

    private static @Nullable Usage find(List<Usage> usage, Level level, Measure measure) {
        for (var one : usage) {
            if (one.level() == level && one.measure() == measure) {
                return one;
            }
        }
        return null;
    }

    private static void add(List<String> lines, long limit, long remaining, long reset) {
        lines.add("X-Ratelimit-Limit");
        lines.add(Long.toString(limit));
        lines.add("X-Ratelimit-Remaining");
        lines.add(Long.toString(remaining));
        lines.add("X-Ratelimit-Reset");
        lines.add(Long.toString(reset));
    }
}
