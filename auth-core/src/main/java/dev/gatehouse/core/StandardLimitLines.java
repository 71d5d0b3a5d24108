// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.policy.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * {@code RateLimit-Policy} and {@code RateLimit} with every limit of a request, and {@code Retry-After} on refusals.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">draft-ietf-httpapi-ratelimit-headers</a>
 */
final class StandardLimitLines {
    /** Largest integer of a structured field, RFC 9651 §3.3.1. */
    private static final long LARGEST = 999_999_999_999_999L;

    private static final int USUAL_LENGTH = 48;

    private final InstantSource clock;

    StandardLimitLines(InstantSource clock) {
        this.clock = clock;
    }

    void add(List<Usage> usage, boolean granted, List<String> lines) {
        if (usage.isEmpty()) {
            return;
        }
        var policy = new StringBuilder(USUAL_LENGTH * usage.size());
        var state = new StringBuilder(USUAL_LENGTH * usage.size());
        var now = clock.instant();
        for (var one : usage) {
            separate(policy);
            policy(one, policy);
            separate(state);
            state(one, now, state);
        }
        lines.add("RateLimit-Policy");
        lines.add(policy.toString());
        lines.add("RateLimit");
        lines.add(state.toString());
        if (!granted) {
            retryAfter(usage, lines);
        }
    }

    private static void separate(StringBuilder list) {
        if (list.length() > 0) {
            list.append(", ");
        }
    }

    private static void policy(Usage usage, StringBuilder list) {
        list.append('"')
                .append(name(usage))
                .append("\";q=")
                .append(bounded(usage.limit().permits()));
        if (hasEnd(usage)) {
            list.append(";w=").append(Math.max(1, seconds(usage.limit().period())));
        }
    }

    private static void state(Usage usage, Instant now, StringBuilder list) {
        var status = usage.status();
        list.append('"').append(name(usage)).append("\";r=").append(bounded(status.remaining()));
        if (hasEnd(usage)) {
            list.append(";t=").append(seconds(Duration.between(now, status.reset())));
        }
    }

    private static String name(Usage usage) {
        boolean rate = usage.measure() == Measure.RATE;
        return switch (usage.level()) {
            case ORGANIZATION -> rate ? "organization-rate" : "organization-quota";
            case SESSION -> rate ? "session-rate" : "session-quota";
            case API -> rate ? "api-rate" : "api-quota";
        };
    }

    /** When all that refuse would grant, if nobody asks until then. What never renews names no time. */
    private static void retryAfter(List<Usage> usage, List<String> lines) {
        var longest = Duration.ZERO;
        for (var one : usage) {
            var wait = one.status().retryAfter();
            if (wait.compareTo(longest) > 0) {
                longest = wait;
            }
        }
        boolean refusedForEver = usage.stream().anyMatch(one -> !one.status().granted() && !hasEnd(one));
        if (!refusedForEver) {
            lines.add("Retry-After");
            lines.add(Long.toString(Math.max(1, seconds(longest))));
        }
    }

    private static boolean hasEnd(Usage usage) {
        return usage.limit().period().compareTo(Limit.LONGEST) < 0;
    }

    /** Rounded up, so that nobody comes too early. */
    private static long seconds(Duration time) {
        return Math.max(0, time.getSeconds() + (time.getNano() > 0 ? 1 : 0));
    }

    private static long bounded(long number) {
        return Math.min(LARGEST, number);
    }
}
