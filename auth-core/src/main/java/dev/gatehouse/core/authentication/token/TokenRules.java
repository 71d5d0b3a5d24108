// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.token;

import dev.gatehouse.core.authentication.token.signature.TokenSignatureRules;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.MethodRules;
import java.util.List;
import java.util.Optional;

/**
 * Rules of the auth token method: where the token stands.
 *
 * @param locations in order of precedence; what several hold must be the same. If there is none, nobody passes
 * @param signature what signature the token needs; empty for none
 * @since 0.1
 */
public record TokenRules(List<CredentialLocation> locations, Optional<TokenSignatureRules> signature)
        implements MethodRules {
    /** Name of the method. */
    public static final String METHOD = "auth_token";

    public TokenRules {
        locations = List.copyOf(locations);
    }

    /**
     * Rules without a signature.
     *
     * @param locations in order of precedence; if there is none, nobody passes
     */
    public TokenRules(List<CredentialLocation> locations) {
        this(locations, Optional.empty());
    }

    /**
     * Demands a signature of the token.
     *
     * @param other what signature
     * @return the same rules with that
     */
    public TokenRules signed(TokenSignatureRules other) {
        return new TokenRules(locations, Optional.of(other));
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
