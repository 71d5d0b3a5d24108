// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Throttle;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Policy;
import java.time.Duration;
import java.util.List;

/** Policies and rights for tests, in few words. */
final class Merging {
    static final String ORG = "acme";
    static final OrganizationId ACME = new OrganizationId(ORG);
    static final ApiId A = new ApiId("a");
    static final ApiId B = new ApiId("b");

    private Merging() {}

    static AccessRight a() {
        return AccessRight.to(A);
    }

    static AccessRight b() {
        return AccessRight.to(B);
    }

    static Limits rate(long permits) {
        return Limits.none().with(RateLimit.of(permits, Duration.ofSeconds(1)));
    }

    static Limits quota(long max, long seconds) {
        return Limits.none().with(new Quota(max, Duration.ofSeconds(seconds)));
    }

    static Limits throttle(long seconds, long retries) {
        return Limits.none().with(new Throttle(Duration.ofSeconds(seconds), retries));
    }

    static EndpointLimit endpoint(String method, String path, long permits) {
        return new EndpointLimit(path, method, RateLimit.of(permits, Duration.ofMinutes(1)));
    }

    static Policy policy(String id, Limits limits, AccessRight... rights) {
        return Policy.of(id, ORG, limits, rights);
    }

    static MergedPolicies merged(Policy... policies) {
        return merged(Entitlements.nothing(), policies);
    }

    static MergedPolicies merged(Entitlements own, Policy... policies) {
        return PolicyMerge.merge(own, NamedPolicy.of(List.of(policies)), ACME);
    }

    static AccessRight toA(MergedPolicies merged) {
        return merged.entitlements().rights().get(A);
    }

    static AccessRight toB(MergedPolicies merged) {
        return merged.entitlements().rights().get(B);
    }

    static Limits limitsOfA(MergedPolicies merged) {
        return toA(merged).allowance().limits().orElse(Limits.none());
    }

    static Limits limitsOfB(MergedPolicies merged) {
        return toB(merged).allowance().limits().orElse(Limits.none());
    }
}
