// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.SlidingLog;
import java.time.Duration;

/** A limit as the script takes it: words between blanks. */
final class LimitArgument {
    private static final char OPENED = 'o';
    private static final char FIXED = 'f';
    private static final char LOG = 's';
    private static final char BUCKET = 'b';

    private LimitArgument() {}

    static byte[] of(Limit limit, CounterPlace place, long cost) {
        var words = new StringBuilder(64)
                .append(way(limit))
                .append(' ')
                .append(place.form())
                .append(' ')
                .append(place.keys().size())
                .append(' ')
                .append(cost)
                .append(' ')
                .append(limit.permits())
                .append(' ')
                .append(micros(limit.period()));
        if (limit instanceof SlidingLog log) {
            log.smoothing().ifPresent(smoothing -> append(words, smoothing));
        }
        return words.toString().getBytes(US_ASCII);
    }

    private static char way(Limit limit) {
        return switch (limit.way()) {
            case OPENED_WINDOW -> OPENED;
            case FIXED_WINDOW -> FIXED;
            case SLIDING_LOG -> LOG;
            case TOKEN_BUCKET -> BUCKET;
        };
    }

    private static void append(StringBuilder words, Smoothing smoothing) {
        words.append(' ')
                .append(smoothing.threshold())
                .append(' ')
                .append(smoothing.trigger())
                .append(' ')
                .append(smoothing.step())
                .append(' ')
                .append(micros(smoothing.delay()));
    }

    static long micros(Duration time) {
        return time.toSeconds() * 1_000_000 + time.toNanosPart() / 1_000;
    }
}
