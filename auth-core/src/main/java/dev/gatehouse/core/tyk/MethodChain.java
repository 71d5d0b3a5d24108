// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.MethodRules;
import java.util.Comparator;
import java.util.List;

/**
 * Methods that must all be proved. Without a base identity the session of the last one rules the request, so their order
 * counts for more than the refusal that a client gets.
 */
final class MethodChain {
    /** What the original runs first stands first. */
    private static final List<String> ORDER = List.of(
            "oauth_key",
            "basic_auth_user",
            "hmac_key",
            "message_signature",
            "jwt_claim",
            "oidc_user",
            "custom_auth",
            "auth_token");

    private MethodChain() {}

    /** In the original's own order, whatever the order in which they are named. */
    static AuthRequirement ordered(List<MethodRules> methods, String base) {
        return asListed(
                methods.stream()
                        .sorted(Comparator.comparingInt(rules -> ORDER.indexOf(rules.method())))
                        .toList(),
                base);
    }

    /** In the order in which they are named. */
    static AuthRequirement asListed(List<MethodRules> methods, String base) {
        var distinct = methods.stream().distinct().toList();
        if (distinct.size() == 1) {
            return AuthRequirement.of(distinct.get(0));
        }
        var all = AuthRequirement.allOf(distinct.toArray(MethodRules[]::new));
        return distinct.stream().anyMatch(rules -> rules.method().equals(base)) ? all.basedOn(base) : all;
    }
}
