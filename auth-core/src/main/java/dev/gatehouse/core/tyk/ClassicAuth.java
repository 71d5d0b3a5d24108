// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import java.util.List;
import java.util.Set;

/** Which credentials a classic definition asks for, and where they stand. */
final class ClassicAuth {
    static final Set<String> METHODS =
            Set.of("authToken", "jwt", "basic", "hmac", "coprocess", "oauth", "oidc", "externalOAuth");

    // Only these two still look into the one entry that there was before there were several.
    private static final Set<String> WITH_FALLBACK = Set.of("authToken", "jwt");
    private static final String TOKEN = "authToken";

    private final TypedMembers root;

    ClassicAuth(TypedMembers root) {
        this.root = root;
    }

    boolean isOpen() {
        return root.flag("use_keyless");
    }

    AuthRequirement requirement() {
        if (isOpen()) {
            return new AuthRequirement.Keyless();
        }
        requireSimpleToken(entry(TOKEN));
        var base = root.text("base_identity_provided_by");
        if (!base.isEmpty() && !base.equals(TokenRules.METHOD)) {
            root.problem("base_identity_provided_by", "names a method that this API does not use");
        }
        var locations = locations(TOKEN);
        if (locations.isEmpty()) {
            root.note("auth_configs", "leaves no place for a key: every request is refused");
        }
        return new AuthRequirement.One(new TokenRules(locations));
    }

    private static void requireSimpleToken(TypedMembers entry) {
        for (var name : List.of("use_certificate", "validate_signature")) {
            if (entry.flag(name)) {
                entry.problem(name, "asks for something that is not supported");
            }
        }
    }

    List<CredentialLocation> locations(String method) {
        return AuthSource.read(entry(method)).locations();
    }

    List<CredentialLocation> stripped() {
        if (!root.flag("strip_auth_data")) {
            return List.of();
        }
        var entries = root.object("auth_configs").entries().values();
        return (entries.isEmpty() ? List.of(root.object("auth")) : List.copyOf(entries))
                .stream()
                        .flatMap(entry -> AuthSource.read(entry).stripped().stream())
                        .distinct()
                        .toList();
    }

    private TypedMembers entry(String method) {
        var configs = root.object("auth_configs");
        var entry = configs.entries().get(method);
        if (entry != null) {
            return entry;
        }
        return WITH_FALLBACK.contains(method) ? root.object("auth") : configs.absent(method);
    }
}
