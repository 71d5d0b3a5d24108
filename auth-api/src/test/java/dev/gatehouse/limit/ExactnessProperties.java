// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.limit.Limits.Request;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Each way of counting grants what its definition says, no more and no less, and keeps the bound that it states. */
final class ExactnessProperties {
    @Provide
    Arbitrary<List<Request>> requests() {
        return Limits.requests().list().ofMinSize(1).ofMaxSize(80).withoutEdgeCases();
    }

    @Provide
    Arbitrary<SlidingLog> logs() {
        return Limits.logs();
    }

    @Provide
    Arbitrary<SlidingLog> smoothedLogs() {
        return Limits.smoothedLogs();
    }

    @Provide
    Arbitrary<OpenedWindow> openedWindows() {
        return Limits.openedWindows();
    }

    @Provide
    Arbitrary<FixedWindow> fixedWindows() {
        return Limits.fixedWindows();
    }

    @Provide
    Arbitrary<TokenBucket> buckets() {
        return Limits.buckets();
    }

    private static long length(Limit limit) {
        return Window.micros(limit.period());
    }

    @Property
    void aLogGrantsWhatFitsIntoTheLastPeriodAndNothingElse(
            @ForAll("logs") SlidingLog log, @ForAll("requests") List<Request> requests) {
        var naive = Grants.by(
                (sofar, cost, now) -> sofar.between(now - length(log) + 1, now + 1) + cost <= log.permits(), requests);

        assertThat(Grants.of(log, requests)).isEqualTo(naive);
    }

    @Property
    void aLogNeverGrantsMoreInAnyStretchOfAPeriod(
            @ForAll("logs") SlidingLog log, @ForAll("requests") List<Request> requests) {
        assertThat(Grants.of(log, requests).mostWithin(length(log))).isLessThanOrEqualTo(log.permits());
    }

    @Property
    void aSmoothedLogNeverGrantsMoreInAnyStretchOfAPeriod(
            @ForAll("smoothedLogs") SlidingLog log, @ForAll("requests") List<Request> requests) {
        assertThat(Grants.of(log, requests).mostWithin(length(log))).isLessThanOrEqualTo(log.permits());
    }

    @Property
    void aFixedWindowGrantsWhatFitsIntoItAndNothingElse(
            @ForAll("fixedWindows") FixedWindow window, @ForAll("requests") List<Request> requests) {
        var naive = Grants.by(
                (sofar, cost, now) -> sofar.between(now - now % length(window), now + 1) + cost <= window.permits(),
                requests);

        assertThat(Grants.of(window, requests)).isEqualTo(naive);
    }

    @Property
    void aFixedWindowGrantsNoMoreThanTwiceInAnyStretchOfAPeriod(
            @ForAll("fixedWindows") FixedWindow window, @ForAll("requests") List<Request> requests) {
        assertThat(Grants.of(window, requests).mostWithin(length(window))).isLessThanOrEqualTo(2 * window.permits());
    }

    @Property
    void anOpenedWindowGrantsWhatFitsIntoItAndNothingElse(
            @ForAll("openedWindows") OpenedWindow window, @ForAll("requests") List<Request> requests) {
        var opened = new long[] {Long.MIN_VALUE / 2};
        var naive = Grants.by(
                (sofar, cost, now) -> {
                    long since = now - opened[0] >= length(window) ? now : opened[0];
                    boolean granted = sofar.between(since, now + 1) + cost <= window.permits();
                    opened[0] = granted && cost > 0 ? since : opened[0];
                    return granted;
                },
                requests);

        assertThat(Grants.of(window, requests)).isEqualTo(naive);
    }

    @Property
    void anOpenedWindowGrantsNoMoreThanTwiceInAnyStretchOfAPeriod(
            @ForAll("openedWindows") OpenedWindow window, @ForAll("requests") List<Request> requests) {
        assertThat(Grants.of(window, requests).mostWithin(length(window))).isLessThanOrEqualTo(2 * window.permits());
    }

    @Property
    void aBucketGrantsWhatIsInItAndNothingElse(
            @ForAll("buckets") TokenBucket bucket, @ForAll("requests") List<Request> requests) {
        var naive = Grants.by(new Fractions(bucket), requests);

        assertThat(Grants.of(bucket, requests)).isEqualTo(naive);
    }

    @Property
    void aBucketGrantsNoMoreThanTwiceInAnyStretchOfAPeriod(
            @ForAll("buckets") TokenBucket bucket, @ForAll("requests") List<Request> requests) {
        assertThat(Grants.of(bucket, requests).mostWithin(length(bucket))).isLessThanOrEqualTo(2 * bucket.permits());
    }

    @Property
    void aBucketGrantsNoMoreThanItHeldAndWhatCameMeanwhile(
            @ForAll("buckets") TokenBucket bucket, @ForAll("requests") List<Request> requests) {
        long stretch = 3 * length(bucket) / 2;

        assertThat(Grants.of(bucket, requests).mostWithin(stretch))
                .isLessThanOrEqualTo(bucket.permits() + stretch * bucket.permits() / length(bucket));
    }

    /** A bucket in numbers without end: as many fractions as it takes. */
    private static final class Fractions implements Grants.Rule {
        private static final BigDecimal SCALE = new BigDecimal(BigInteger.valueOf(1_000_000_007));

        private final TokenBucket bucket;
        private final BigDecimal full;
        private BigDecimal level;
        private long at = Taking.START;

        Fractions(TokenBucket bucket) {
            this.bucket = bucket;
            this.full = permits(bucket.permits());
            this.level = full;
        }

        private BigDecimal permits(long count) {
            return SCALE.multiply(BigDecimal.valueOf(count)).multiply(BigDecimal.valueOf(length(bucket)));
        }

        @Override
        public boolean grants(Grants sofar, long cost, long now) {
            var came = SCALE.multiply(BigDecimal.valueOf(bucket.permits())).multiply(BigDecimal.valueOf(now - at));
            level = full.min(level.add(came));
            at = now;
            boolean granted = permits(cost).compareTo(level) <= 0;
            level = granted ? level.subtract(permits(cost)) : level;
            return granted;
        }
    }
}
