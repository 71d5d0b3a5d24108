// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.policy;

import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds policies. Asked in every decision about a session that names one, so it answers from memory. Thread-safe.
 *
 * <p>What is merged from policies is kept for as long as the same objects are found: a policy that changed is another
 * object, and counts from the next decision on.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Policies {
    /**
     * Finds a policy.
     *
     * @param organization the tenant
     * @param id its name
     * @return the policy, or null if the tenant has none of that name
     */
    @Nullable
    Policy find(OrganizationId organization, PolicyId id);

    /**
     * Reads policies that a session brings along, which then count instead of those that it names. Only where the host
     * trusts whoever writes sessions.
     *
     * @param session the session
     * @return its own policies; empty if it brings none
     */
    default Optional<List<Policy>> broughtBy(Session session) {
        return Optional.empty();
    }

    /** {@return no policies: a session that names one cannot be used} */
    static Policies none() {
        return (organization, id) -> null;
    }
}
