// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.FixedWindow;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.limit.TokenBucket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A counter with the limit that counts in it.
 *
 * @param key its name
 * @param limit what counts
 */
record Counter(LimitKey key, Limit limit) {
    private static final OrganizationId TENANT = new OrganizationId("tenant");

    static LimitKey key(Measure measure, String scope, String endpoint) {
        return new LimitKey(measure, holder(HolderKind.SESSION, "alice"), scope, endpoint);
    }

    static Holder holder(HolderKind kind, String name) {
        return new Holder(kind, TENANT, name);
    }

    static Counter rate(String scope, Limit limit) {
        return new Counter(key(Measure.RATE, scope, ""), limit);
    }

    static Counter quota(long max, Duration renewal) {
        return new Counter(key(Measure.QUOTA, "", ""), new OpenedWindow(max, renewal));
    }

    /** One for each way of counting and each sort of name, some with one name and several ways, with small numbers, so that random calls meet their ends. */
    static List<Counter> ofAllWays() {
        var ten = Duration.ofSeconds(10);
        var smoothing = new Smoothing(true, 2, 0.5, 2, Duration.ofSeconds(3));
        return List.of(
                new Counter(key(Measure.RATE, "", ""), new OpenedWindow(3, ten)),
                quota(7, Duration.ofMinutes(1)),
                rate("opened", new OpenedWindow(1, Duration.ofNanos(1_500_000))),
                rate("fixed", new FixedWindow(3, Duration.ofSeconds(7))),
                rate("log", new SlidingLog(4, ten)),
                new Counter(key(Measure.RATE, "", "GET:/orders/{id}"), new SlidingLog(7, ten, Optional.of(smoothing))),
                new Counter(key(Measure.RATE, "orders", "POST:/*"), new TokenBucket(3, ten)),
                new Counter(
                        new LimitKey(Measure.RATE, holder(HolderKind.API, "orders"), "", ""),
                        new TokenBucket(7, Duration.ofNanos(1_000_001_000))),
                new Counter(
                        new LimitKey(Measure.RATE, holder(HolderKind.ORGANIZATION, "tenant"), "", ""),
                        new OpenedWindow(Limit.MOST, Limit.LONGEST)),
                new Counter(
                        new LimitKey(Measure.QUOTA, holder(HolderKind.CUSTOM, "people at home"), "", ""),
                        new OpenedWindow(5, Duration.ofSeconds(10))),
                new Counter(key(Measure.RATE, "", ""), new FixedWindow(2, Duration.ofSeconds(7))),
                new Counter(key(Measure.RATE, "", ""), new SlidingLog(2, ten)),
                new Counter(key(Measure.RATE, "", ""), new TokenBucket(2, ten)),
                new Counter(key(Measure.RATE, "", ""), new OpenedWindow(4, Duration.ofMinutes(2))),
                new Counter(key(Measure.RATE, "", ""), new TokenBucket(3, ten)));
    }

    LimitRequest of(long cost) {
        return new LimitRequest(key, limit, cost);
    }

    /** As another policy would have it. A bucket stays as it is: what is in it is counted in parts of its own period. */
    Counter withMore(long permits) {
        long sum = Math.max(1, Math.min(Limit.MOST, limit.permits() + permits));
        if (limit instanceof OpenedWindow) {
            return new Counter(key, new OpenedWindow(sum, limit.period()));
        }
        if (limit instanceof FixedWindow) {
            return new Counter(key, new FixedWindow(sum, limit.period()));
        }
        return limit instanceof SlidingLog log
                ? new Counter(key, new SlidingLog(sum, limit.period(), log.smoothing()))
                : this;
    }
}
