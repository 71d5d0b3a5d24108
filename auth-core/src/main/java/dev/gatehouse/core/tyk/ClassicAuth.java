// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.authentication.signature.SignatureRules;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import java.util.List;

/** Which credentials a classic definition asks for, and where they stand. */
final class ClassicAuth {
    private static final String TOKEN = "authToken";
    private static final String SIGNATURES = "enable_signature_checking";

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
        if (root.flag(SIGNATURES)) {
            return signatures();
        }
        requireBase(TokenRules.METHOD);
        var token = token();
        requireSimpleToken(token);
        var locations = AuthSource.read(token).locations();
        if (locations.isEmpty()) {
            root.note("auth_configs", "leaves no place for a key: every request is refused");
        }
        return new AuthRequirement.One(new TokenRules(locations));
    }

    private AuthRequirement signatures() {
        if (root.flag("use_standard_auth")) {
            root.problem(SIGNATURES, "is combined with another method, which is not supported");
        }
        requireBase(SignatureRules.METHOD);
        var all = root.object("auth_configs");
        var locations = AuthSource.read(all.entries().getOrDefault("hmac", all.absent("hmac")))
                .locations();
        var members = new SignatureMembers(root, SignatureMembers.Names.CLASSIC, OwnExtension.signatures(root));
        return new AuthRequirement.One(members.rules(locations));
    }

    private void requireBase(String method) {
        var base = root.text("base_identity_provided_by");
        if (!base.isEmpty() && !base.equals(method)) {
            root.problem("base_identity_provided_by", "names a method that this API does not use");
        }
    }

    private static void requireSimpleToken(TypedMembers entry) {
        for (var name : List.of("use_certificate", "validate_signature")) {
            if (entry.flag(name)) {
                entry.problem(name, "asks for something that is not supported");
            }
        }
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

    /** Without an entry of its own the method still looks into the one that there was before there were several. */
    private TypedMembers token() {
        var entry = root.object("auth_configs").entries().get(TOKEN);
        return entry == null ? root.object("auth") : entry;
    }
}
