// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.policy;

import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Residue;
import java.util.Set;

/**
 * What many sessions have in common: they name it, and it is merged into them whenever they are used. A value.
 *
 * @param id its name, unique in its organization
 * @param organization the tenant; a policy of another one than the API is not applied
 * @param partitions the parts of which it speaks; none for all of them
 * @param entitlements rights to APIs, and limits for those that have none of their own; without any right it only limits
 * @param terms what it says of the sessions besides
 * @param residue what its record says besides
 * @since 0.1
 */
public record Policy(
        PolicyId id,
        OrganizationId organization,
        Set<Partition> partitions,
        Entitlements entitlements,
        PolicyTerms terms,
        Residue residue) {

    public Policy {
        partitions = Set.copyOf(partitions);
        if (entitlements.unrestricted()) {
            throw new IllegalArgumentException("policy " + id + " must name the APIs to which it grants rights");
        }
    }

    /**
     * A policy about everything.
     *
     * @param id its name
     * @param organization the tenant
     * @param limits for APIs that have none of their own
     * @param rights to APIs
     * @return the policy
     */
    public static Policy of(String id, String organization, Limits limits, AccessRight... rights) {
        return new Policy(
                new PolicyId(id),
                new OrganizationId(organization),
                Set.of(),
                Entitlements.to(rights).limitedTo(limits),
                PolicyTerms.none(),
                Residue.none());
    }

    /**
     * Narrows what the policy speaks of.
     *
     * @param parts the parts
     * @return the same policy about those parts alone
     */
    public Policy about(Partition... parts) {
        return new Policy(id, organization, Set.of(parts), entitlements, terms, residue);
    }

    /**
     * Changes the terms.
     *
     * @param other the terms
     * @return the same policy with those terms
     */
    public Policy with(PolicyTerms other) {
        return new Policy(id, organization, partitions, entitlements, other, residue);
    }
}
