// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.policy.Policy;
import java.time.Duration;

/**
 * Applies a policy whose limits are counted for each API alone. Versions and paths of an API become those of this policy;
 * its limits are the more permissive ones.
 */
final class PerApiMerge {
    private static final long INFINITE = -1;

    private PerApiMerge() {}

    static void apply(Policy policy, MergeDraft draft) {
        for (var right : policy.entitlements().rights().values()) {
            var offered = offered(right, policy);
            draft.put(draft.has(right.api()) ? combined(draft.right(right.api()), offered) : offered);
        }
    }

    /** Without limits of its own an API has those of the policy, and shares their counters with others like it. */
    private static RightDraft offered(AccessRight right, Policy policy) {
        var own = right.allowance().limits();
        var scope = own.isPresent() ? right.api().value() : policy.id().value();
        var limits = own.orElse(policy.entitlements().limits());
        return new RightDraft(right, limits, scope, Parts.all()).within(scope);
    }

    private static RightDraft combined(RightDraft present, RightDraft offered) {
        var limits = offered.limits();
        boolean sooner = limits.rate().spacing() > present.limits().rate().spacing();
        if (sooner) {
            limits = limits.with(present.limits().rate());
        }
        long before = present.limits().quota().max();
        boolean more = before != limits.quota().max()
                && Quota.greater(before, limits.quota().max());
        limits = limits.with(quota(more ? before : limits.quota().max(), present.limits(), limits));
        var endpoints = EndpointMerge.unite(present.endpoints(), offered.endpoints());
        var from = sooner || more ? present : offered;
        return new RightDraft(offered.right(), limits, from.setBy(), Parts.all())
                .within(from.scope())
                .with(endpoints);
    }

    private static Quota quota(long max, Limits present, Limits offered) {
        if (max == INFINITE) {
            return new Quota(max, Duration.ZERO);
        }
        var before = present.quota().renewal();
        var after = offered.quota().renewal();
        return new Quota(max, before.compareTo(after) > 0 ? before : after);
    }
}
