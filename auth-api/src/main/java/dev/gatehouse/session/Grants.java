// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PolicyId;
import java.util.List;

/**
 * What a session may be used for: rights of its own, and policies that are merged in whenever it is used.
 *
 * @param own rights written in the session itself
 * @param policies policies to apply, in order
 * @since 0.1
 */
public record Grants(Entitlements own, List<PolicyId> policies) {
    public Grants {
        policies = List.copyOf(policies);
    }

    /**
     * Rights of its own only.
     *
     * @param entitlements the rights
     * @return the grants
     */
    public static Grants own(Entitlements entitlements) {
        return new Grants(entitlements, List.of());
    }
}
