// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyTerms;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges policies into what a session may do. Pure: the same input gives the same result, whatever is stored anywhere.
 *
 * <p>The rules are the original gateway's. In short: rights are united; of limits the more permissive one counts; a policy
 * about some parts only leaves the others to the session; rights that the session itself has do not count beside a
 * policy. Of an unknown policy among several nothing is heard.
 *
 * @since 0.1
 */
public final class PolicyMerge {
    private static final String NOTHING = "key has no valid policies to be applied";
    private static final String STRANGER = "attempting to apply policy from different organisation to key, skipping";

    private final OrganizationId organization;
    private final List<NamedPolicy> policies;
    private final Explanation.Recorder trace = Explanation.recorder();
    private final List<Policy> applied = new ArrayList<>();
    private final MergeDraft draft;
    private PolicyTerms terms = PolicyTerms.none();

    private PolicyMerge(Limits limits, List<NamedPolicy> policies, OrganizationId organization) {
        this.draft = new MergeDraft(limits);
        this.policies = policies;
        this.organization = organization;
    }

    /**
     * Merges the policies that a session names.
     *
     * @param own what the session itself may do
     * @param policies what it names, in order
     * @param organization tenant to which every policy must belong
     * @return what came of it
     */
    public static MergedPolicies merge(Entitlements own, List<NamedPolicy> policies, OrganizationId organization) {
        return merge(own, policies, policies, organization);
    }

    /**
     * Merges policies that count instead of those that a session names.
     *
     * @param own what the session itself may do
     * @param named what it names, in order: the limits of which these speak do not count for it in any case
     * @param instead the policies that are applied, in order
     * @param organization tenant to which every policy must belong
     * @return what came of it
     */
    public static MergedPolicies merge(
            Entitlements own, List<NamedPolicy> named, List<NamedPolicy> instead, OrganizationId organization) {
        return new PolicyMerge(cleared(own.limits(), named), instead, organization).result(own);
    }

    /** The limits of a session without those of which policies speak. */
    static Limits cleared(Limits own, List<NamedPolicy> named) {
        return cleared(own, spoken(named));
    }

    /** Of which parts policies speak. A name that nobody knows ends it, as in the original. */
    static Set<Partition> spoken(List<NamedPolicy> named) {
        var spoken = EnumSet.noneOf(Partition.class);
        for (var each : named) {
            var policy = each.policy();
            if (policy == null) {
                return spoken;
            }
            spoken.addAll(Parts.of(policy).spoken());
        }
        return spoken;
    }

    static Limits cleared(Limits own, Set<Partition> spoken) {
        var none = Limits.none();
        var cleared = own;
        if (spoken.contains(Partition.QUOTA)) {
            // How long a period is stays: a policy may say how many without saying until when.
            cleared = QuotaMerge.withMax(cleared, 0);
        }
        if (spoken.contains(Partition.RATE_LIMIT)) {
            cleared = cleared.with(none.rate()).with(none.throttle());
        }
        return spoken.contains(Partition.COMPLEXITY) ? DepthMerge.with(cleared, 0) : cleared;
    }

    private MergedPolicies result(Entitlements own) {
        var failure = applyAll();
        var completion = new MergeCompletion(draft);
        if (failure == null && completion.rights().isEmpty()) {
            trace.note("policy.rights", "none", Verdict.REFUSED);
            failure = NOTHING;
        }
        // After a failure the limits that were merged already are shown, as in the original, and used by nobody.
        var entitlements =
                failure == null || failure.equals(NOTHING) ? completion.entitlements(own) : own.limitedTo(draft.root());
        return new MergedPolicies(
                entitlements,
                terms,
                applied,
                Optional.ofNullable(failure),
                trace.explanation().steps());
    }

    private @Nullable String applyAll() {
        for (var each : policies) {
            var policy = each.policy();
            var failure = policy == null ? missing(each) : apply(policy);
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    private @Nullable String missing(NamedPolicy named) {
        boolean alone = policies.size() == 1;
        trace.note("policy.find", named.id().value(), alone ? Verdict.REFUSED : Verdict.SKIPPED);
        return alone ? "policy not found: \"" + named.id() + "\"" : null;
    }

    private @Nullable String apply(Policy policy) {
        var id = policy.id().value();
        trace.note("policy.find", id, Verdict.PASSED);
        var failure = policy.organization().equals(organization) ? draft.apply(policy) : STRANGER;
        trace.note("policy.apply", id, failure == null ? Verdict.PASSED : Verdict.REFUSED);
        if (failure == null) {
            terms = TermsMerge.add(terms, policy);
            applied.add(policy);
        }
        return failure;
    }
}
