// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.definition.MethodRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The methods of an OpenAPI document by the names that its alternatives give them: those of its components, and those that
 * only the extension knows.
 */
final class OasMethods {
    private static final String HMAC = "hmac";

    private final TypedMembers document;
    private final TypedMembers auth;
    private final OasSchemes schemes;

    OasMethods(TypedMembers document, TypedMembers auth) {
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
            return signatures();
        }
        return schemes.isBasic(name) ? users(name) : tokens(name);
    }

    private MethodRules tokens(String name) {
        var locations = schemes.source(name).locations();
        var signature = auth.object("securitySchemes").object(name).object("signatureValidation");
        return signature.flag("enabled")
                ? new TokenRules(
                        locations,
                        new TokenSignatureMembers(signature, TokenSignatureMembers.Names.OAS, hasRequestVariables())
                                .read())
                : new TokenRules(locations);
    }

    /** Said of the server, or of all operations. */
    private boolean hasRequestVariables() {
        var extension = document.object(OasForm.EXTENSION);
        return Stream.of(
                        extension.object("server"),
                        extension.object("middleware").object("global"))
                .anyMatch(holder -> holder.object("contextVariables").flag("enabled"));
    }

    /** Those of the extension that are switched on. */
    List<MethodRules> own() {
        var own = new ArrayList<MethodRules>();
        if (isOn(HMAC)) {
            own.add(signatures());
        }
        return own;
    }

    /** Where several alternatives count, what none of them names would never be asked for. */
    void requireAmong(List<String> names) {
        if (isOn(HMAC) && !names.contains(HMAC)) {
            auth.problem(HMAC, "is enabled, and no security requirement names it");
        }
    }

    Optional<AuthSource> sourceOf(String name) {
        return isOwn(name) ? Optional.empty() : Optional.of(schemes.source(name));
    }

    /** Also of methods that are off: what a client sends for one of them is a credential all the same. */
    List<AuthSource> ownSources() {
        return auth.has(HMAC) ? List.of(AuthSource.readOas(auth.object(HMAC))) : List.of();
    }

    /** A component of that name comes first. */
    private boolean isOwn(String name) {
        return !schemes.has(name) && name.equals(HMAC) && isOn(HMAC);
    }

    private boolean isOn(String name) {
        return auth.object(name).flag("enabled");
    }

    private MethodRules users(String name) {
        var locations = schemes.source(name).locations();
        var settings = auth.object("securitySchemes").object(name);
        var rules = new BasicMembers(settings, BasicMembers.Names.OAS, OwnExtension.basic(document)).rules(locations);
        if (locations.isEmpty() && rules.body().isEmpty()) {
            settings.problem("header", "is off as every other place: there must be one for a user and password");
        }
        return rules;
    }

    private MethodRules signatures() {
        var locations = places(HMAC);
        return new SignatureMembers(auth.object(HMAC), SignatureMembers.Names.OAS, OwnExtension.signatures(document))
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
