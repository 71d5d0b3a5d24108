// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import dev.gatehouse.limit.Limits.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * What was granted when, as a plain list: the naive way of counting that the clever ones are compared with.
 *
 * @param times when, in microseconds
 * @param costs how many permits
 * @param verdicts of all requests, whether they were granted
 */
record Grants(List<Long> times, List<Long> costs, List<Boolean> verdicts) {
    static Grants of(Limit limit, List<Request> requests) {
        var grants = new Grants(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var taking = new Taking(limit);
        for (var request : requests) {
            boolean granted = taking.after(request.pause()).granted(request.cost());
            grants.verdicts.add(granted);
            if (granted) {
                grants.add(taking.now(), request.cost());
            }
        }
        return grants;
    }

    /** What a naive rule grants of the same requests. */
    static Grants by(Rule rule, List<Request> requests) {
        var grants = new Grants(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        long now = Taking.START;
        for (var request : requests) {
            now += request.pause();
            boolean granted = rule.grants(grants, request.cost(), now);
            grants.verdicts.add(granted);
            if (granted) {
                grants.add(now, request.cost());
            }
        }
        return grants;
    }

    private void add(long time, long cost) {
        times.add(time);
        costs.add(cost);
    }

    /** Permits granted from one time, inclusive, to another, exclusive. */
    long between(long from, long to) {
        long sum = 0;
        for (int i = 0; i < times.size(); i++) {
            sum += times.get(i) >= from && times.get(i) < to ? costs.get(i) : 0;
        }
        return sum;
    }

    /** The most permits granted within any stretch of time that is so long. */
    long mostWithin(long length) {
        return times.stream()
                .mapToLong(from -> between(from, from + length))
                .max()
                .orElse(0);
    }

    /** Whether to grant. */
    interface Rule {
        boolean grants(Grants sofar, long cost, long now);
    }
}
