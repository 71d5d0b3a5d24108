// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.MethodRules;
import java.util.ArrayList;
import java.util.List;

/** Which credentials a classic definition asks for, and where they stand. All methods that are on must be proved. */
final class ClassicAuth {
    private static final String TOKEN = "authToken";
    private static final String BASE = "base_identity_provided_by";

    private final TypedMembers root;
    private final PluginMembers plugins;

    ClassicAuth(TypedMembers root, PluginMembers plugins) {
        this.root = root;
        this.plugins = plugins;
    }

    boolean isOpen() {
        return root.flag("use_keyless");
    }

    AuthRequirement requirement() {
        if (isOpen()) {
            return new AuthRequirement.Keyless();
        }
        var methods = methods();
        var base = root.text(BASE);
        if (!base.isEmpty()
                && methods.stream().noneMatch(rules -> rules.method().equals(base))) {
            root.problem(BASE, "names a method that this API does not use");
        }
        return MethodChain.ordered(methods, base);
    }

    /** Without any other method it is the token, as if that were switched on. */
    private List<MethodRules> methods() {
        var methods = new ArrayList<MethodRules>();
        if (root.flag("use_basic_auth")) {
            methods.add(users());
        }
        if (root.flag("enable_signature_checking")) {
            methods.add(signatures());
        }
        if (hasPlugin()) {
            var middleware = root.object("custom_middleware");
            plugins.authenticator(middleware, middleware, Spelling.CLASSIC, OwnExtension.custom(root))
                    .ifPresent(methods::add);
        }
        if (root.flag("use_standard_auth") || methods.isEmpty()) {
            methods.add(tokens());
        }
        return methods;
    }

    private MethodRules users() {
        var locations = AuthSource.read(entry("basic")).locations();
        var rules = new BasicMembers(root.object("basic_auth"), Spelling.CLASSIC, OwnExtension.basic(root))
                .rules(locations);
        if (locations.isEmpty() && rules.body().isEmpty()) {
            root.note("auth_configs", "leaves no place for a user and password: every request is refused");
        }
        return rules;
    }

    private boolean hasPlugin() {
        return root.flag("custom_plugin_auth_enabled")
                || root.flag("use_go_plugin_auth")
                || root.flag("enable_coprocess_auth");
    }

    private MethodRules signatures() {
        var locations = AuthSource.read(entry("hmac")).locations();
        return new SignatureMembers(root, Spelling.CLASSIC, OwnExtension.signatures(root)).rules(locations);
    }

    private MethodRules tokens() {
        var token = token();
        if (token.flag("use_certificate")) {
            token.problem("use_certificate", "asks for something that is not supported");
        }
        var locations = AuthSource.read(token).locations();
        if (locations.isEmpty()) {
            root.note("auth_configs", "leaves no place for a key: every request is refused");
        }
        if (!token.object("signature").isEmpty() && !token.has("validate_signature")) {
            token.note("validate_signature", "is missing: no signature is demanded");
        }
        return token.flag("validate_signature")
                ? new TokenRules(locations, signatureOf(token).read())
                : new TokenRules(locations);
    }

    private TokenSignatureMembers signatureOf(TypedMembers token) {
        return new TokenSignatureMembers(
                token.object("signature"),
                Spelling.CLASSIC,
                root.flag("enable_context_vars"),
                OwnExtension.tokenSignatures(root));
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
        var all = root.object("auth_configs");
        return all.entries().getOrDefault(method, all.absent(method));
    }

    /** Without an entry of its own the method still looks into the one that there was before there were several. */
    private TypedMembers token() {
        var entry = root.object("auth_configs").entries().get(TOKEN);
        return entry == null ? root.object("auth") : entry;
    }
}
