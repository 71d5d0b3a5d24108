// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.explanation.Step;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyTerms;
import java.util.List;
import java.util.Optional;

/**
 * What came of the policies of a session.
 *
 * @param entitlements what the session may do with them; after a failure as far as that goes, and not to be used
 * @param terms what they say besides, all together
 * @param applied the policies that were found and applied, in order
 * @param failure why they cannot be applied; empty if they can
 * @param steps what was done, in order
 * @since 0.1
 */
public record MergedPolicies(
        Entitlements entitlements,
        PolicyTerms terms,
        List<Policy> applied,
        Optional<String> failure,
        List<Step> steps) {
    public MergedPolicies {
        applied = List.copyOf(applied);
        steps = List.copyOf(steps);
    }
}
