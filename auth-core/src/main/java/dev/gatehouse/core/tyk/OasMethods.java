// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.definition.MethodRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The methods of an OpenAPI document by the names that its alternatives give them: those of its components, and those that
 * only the extension knows.
 */
final class OasMethods {
    private static final String HMAC = "hmac";
    private static final String CUSTOM = "custom";
    private static final List<String> OWN = List.of(HMAC, CUSTOM);

    private final TypedMembers document;
    private final TypedMembers auth;
    private final OasSchemes schemes;
    private final PluginMembers plugins;

    OasMethods(TypedMembers document, TypedMembers auth, PluginMembers plugins) {
        this.plugins = plugins;
        this.document = document;
        this.auth = auth;
        this.schemes = new OasSchemes(document.object("components").object("securitySchemes"), auth);
    }

    /** What a key is looked for with if nothing says where. */
    static MethodRules untold() {
        return new TokenRules(OasSchemes.UNTOLD.locations());
    }

    void requireNoCertificates() {
        schemes.requireNoCertificates();
    }

    /** A name that stands for nothing is a problem, and the answer a stand-in. */
    MethodRules named(String name) {
        if (isOwn(name)) {
            return own(name);
        }
        return schemes.isBasic(name) ? users(name) : tokens(name);
    }

    private MethodRules tokens(String name) {
        var locations = schemes.source(name).locations();
        var signature = auth.object("securitySchemes").object(name).object("signatureValidation");
        if (!signature.isEmpty() && !signature.has("enabled")) {
            signature.note("enabled", "is missing: no signature is demanded");
        }
        return signature.flag("enabled")
                ? new TokenRules(
                        locations,
                        new TokenSignatureMembers(
                                        signature,
                                        Spelling.OAS,
                                        hasRequestVariables(),
                                        OwnExtension.tokenSignatures(document))
                                .read())
                : new TokenRules(locations);
    }

    /** Said of the server, or of all operations. */
    private boolean hasRequestVariables() {
        return requestVariables().anyMatch(each -> each.flag("enabled"));
    }

    private Stream<TypedMembers> requestVariables() {
        var extension = document.object(OasForm.EXTENSION);
        return Stream.of(
                        extension.object("server"),
                        extension.object("middleware").object("global"))
                .map(holder -> holder.object("contextVariables"));
    }

    void noteRequestVariables() {
        requestVariables()
                .filter(each -> each.flag("enabled"))
                .forEach(each -> each.note("enabled", "counts for secrets of token signatures alone"));
    }

    /** What is switched on and nobody asks for, and what is asked for and not switched on. */
    void checkSwitches(Set<String> named) {
        schemes.checkSwitches(named);
        OWN.stream()
                .filter(name ->
                        !auth.object(name).isEmpty() && !auth.object(name).has("enabled"))
                .forEach(name -> auth.note(name, "does not say whether it is enabled, and is not"));
    }

    /** Those of the extension that are switched on. */
    List<MethodRules> own() {
        return OWN.stream().filter(this::isOn).map(this::own).toList();
    }

    private MethodRules own(String name) {
        if (name.equals(HMAC)) {
            return signatures();
        }
        return plugins.authenticator(auth.object(CUSTOM), kindOfPlugins(), Spelling.OAS, OwnExtension.custom(document))
                .orElseGet(OasMethods::untold);
    }

    private TypedMembers kindOfPlugins() {
        return document.object(OasForm.EXTENSION)
                .object("middleware")
                .object("global")
                .object("pluginConfig");
    }

    /** Where several alternatives count, what none of them names would never be asked for. */
    void requireAmong(List<String> names) {
        OWN.stream()
                .filter(name -> isOn(name) && !names.contains(name))
                .forEach(name -> auth.problem(name, "is enabled, and no security requirement names it"));
    }

    Optional<AuthSource> sourceOf(String name) {
        return isOwn(name) ? Optional.empty() : Optional.of(schemes.source(name));
    }

    /** Also of methods that are off: what a client sends for one of them is a credential all the same. */
    List<AuthSource> ownSources() {
        return OWN.stream()
                .filter(auth::has)
                .map(name -> AuthSource.readOas(auth.object(name)))
                .toList();
    }

    /** A component of that name comes first. */
    private boolean isOwn(String name) {
        return !schemes.has(name) && OWN.contains(name) && isOn(name);
    }

    private boolean isOn(String name) {
        return auth.object(name).flag("enabled");
    }

    private MethodRules users(String name) {
        var locations = schemes.source(name).locations();
        var settings = auth.object("securitySchemes").object(name);
        var rules = new BasicMembers(settings, Spelling.OAS, OwnExtension.basic(document)).rules(locations);
        if (locations.isEmpty() && rules.body().isEmpty()) {
            settings.problem("header", "is off as every other place: there must be one for a user and password");
        }
        return rules;
    }

    private MethodRules signatures() {
        var locations = places(HMAC);
        return new SignatureMembers(auth.object(HMAC), Spelling.OAS, OwnExtension.signatures(document))
                .rules(locations.locations());
    }

    private AuthSource places(String name) {
        var source = AuthSource.readOas(auth.object(name));
        if (source.locations().isEmpty()) {
            auth.problem(
                    name, "leaves no place for a credential: at least one of header, cookie and query must be enabled");
        }
        return source;
    }
}
