// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.entitlement.ApiId;

/** Limits of which operators were told that they cannot be counted, so that whoever meets one often fills no log with it. */
final class UncountableLimits {
    private static final int REMEMBERED = 1_000;

    private final Cache<Told, Boolean> told =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Told(ApiId api, String problem) {}

    boolean isNew(ApiId api, String problem) {
        return told.asMap().putIfAbsent(new Told(api, problem), true) == null;
    }
}
