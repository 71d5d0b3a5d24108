// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.token;

import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.MethodRules;
import java.util.List;

/**
 * Rules of the auth token method: where the token stands.
 *
 * @param locations in order of precedence; the first that holds something counts. If there is none, nobody passes
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
     * @param locations in order of precedence; at least one
     * @return the rules
     * @throws IllegalArgumentException if there is none
     */
    public static TokenRules in(CredentialLocation... locations) {
        if (locations.length == 0) {
            throw new IllegalArgumentException("a token must stand somewhere: name at least one location");
        }
        return new TokenRules(List.of(locations));
    }

    /** {@return rules that leave no place for a token, so that every request is refused} */
    public static TokenRules nowhere() {
        return new TokenRules(List.of());
    }

    @Override
    public String method() {
        return METHOD;
    }
}
