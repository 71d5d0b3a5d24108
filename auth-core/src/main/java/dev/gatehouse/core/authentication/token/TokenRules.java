// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.token;

import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.MethodRules;
import java.util.List;

/**
 * Rules of the auth token method: where the token stands.
 *
 * @param locations in order of precedence; the first that holds something counts. At least one
 * @since 0.1
 */
public record TokenRules(List<CredentialLocation> locations) implements MethodRules {
    /** Name of the method. */
    public static final String METHOD = "auth_token";

    public TokenRules {
        locations = List.copyOf(locations);
    }

    /**
     * Names the locations.
     *
     * @param locations in order of precedence
     * @return the rules
     */
    public static TokenRules in(CredentialLocation... locations) {
        return new TokenRules(List.of(locations));
    }

    @Override
    public String method() {
        return METHOD;
    }
}
