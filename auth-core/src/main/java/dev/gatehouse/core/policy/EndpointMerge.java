// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.RateLimit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rate limits of paths that two policies have for one API. Of two for one method and path the more permissive counts.
 *
 * @since 0.1
 */
public final class EndpointMerge {
    private static final Comparator<EndpointLimit> ORDER = Comparator.comparing(EndpointLimit::path)
            .thenComparing(EndpointLimit::method, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(EndpointLimit::method);

    private EndpointMerge() {}

    /**
     * Which limit.
     *
     * @param method as written
     * @param path as written; whatever stands in it, a colon too
     */
    private record Key(String method, String path) {
        static Key of(EndpointLimit limit) {
            return new Key(limit.method(), limit.path());
        }
    }

    /**
     * Unites limits. Pure.
     *
     * @param present those that are there
     * @param more those of another policy
     * @return those of one side if the other has none; else all, ordered by path and method
     */
    public static List<EndpointLimit> unite(List<EndpointLimit> present, List<EndpointLimit> more) {
        if (present.isEmpty() || more.isEmpty()) {
            return present.isEmpty() ? more : present;
        }
        var united = new LinkedHashMap<Key, EndpointLimit>();
        addAll(present, united);
        addAll(more, united);
        return united.values().stream().sorted(ORDER).toList();
    }

    private static void addAll(Collection<EndpointLimit> limits, Map<Key, EndpointLimit> united) {
        limits.forEach(limit -> united.merge(Key.of(limit), limit, EndpointMerge::better));
    }

    private static EndpointLimit better(EndpointLimit present, EndpointLimit other) {
        return isBetter(other.rate(), present.rate()) ? other : present;
    }

    private static boolean isBetter(RateLimit one, RateLimit other) {
        int sooner = Double.compare(one.spacing(), other.spacing());
        return sooner < 0 || (sooner == 0 && one.permits() > other.permits());
    }
}
