// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.policy.Partition;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A right as far as it is merged. A value.
 *
 * @param right versions, paths, endpoints and scope; its own limits are not looked at
 * @param limits its limits, of which all may be zero
 * @param setBy the last policy or API that granted it; empty if none did
 * @param covered parts of which some policy spoke
 */
record RightDraft(AccessRight right, Limits limits, String setBy, Set<Partition> covered) {
    RightDraft {
        covered = Set.copyOf(covered);
    }

    static RightDraft blank(ApiId api) {
        return new RightDraft(AccessRight.to(api), Limits.none(), "", Set.of());
    }

    boolean covers(Partition part) {
        return covered.contains(part);
    }

    String scope() {
        return right.allowance().scope();
    }

    List<EndpointLimit> endpoints() {
        return right.allowance().endpoints();
    }

    RightDraft with(Limits other) {
        return new RightDraft(right, other, setBy, covered);
    }

    RightDraft grantedBy(String setter, AccessRight more) {
        return new RightDraft(AccessMerge.unite(right, more), limits, setter, covered);
    }

    RightDraft with(List<EndpointLimit> endpoints) {
        return with(endpoints, scope());
    }

    RightDraft within(String scope) {
        return with(endpoints(), scope);
    }

    private RightDraft with(List<EndpointLimit> endpoints, String scope) {
        var allowance = new Allowance(Optional.empty(), endpoints, scope);
        return new RightDraft(right.with(allowance), limits, setBy, covered);
    }

    RightDraft covering(Set<Partition> parts) {
        var all = EnumSet.copyOf(parts);
        all.addAll(covered);
        return new RightDraft(right, limits, setBy, all);
    }

    /** Limits that say nothing at all leave those of everything to count; how a rate is smoothed says nothing alone. */
    AccessRight finished() {
        var rate = limits.rate();
        boolean silent = rate.permits() == 0
                && rate.period().isZero()
                && limits.with(Limits.none().rate()).equals(Limits.none());
        return right.with(new Allowance(silent ? Optional.empty() : Optional.of(limits), endpoints(), scope()));
    }
}
