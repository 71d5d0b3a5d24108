// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the policies that sessions bring themselves. A list is known again as the object that it is, so that nothing is
 * compared; it cannot change, and is forgotten when no session holds it any more. Thread-safe.
 */
final class BroughtPolicies implements Function<Session, Optional<List<Policy>>> {
    private static final int REMEMBERED = 10_000;

    private final Cache<List<?>, List<Policy>> read =
            Caffeine.newBuilder().weakKeys().maximumSize(REMEMBERED).build();

    @Override
    public Optional<List<Policy>> apply(Session session) {
        return TykPolicies.listBroughtBy(session).map(list -> read.get(list, TykPolicies::brought));
    }
}
