// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.authentication.signature.SignatureRules;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which credentials an OpenAPI document asks for, and where they stand. */
final class OasAuth {
    private static final String COMPLIANT = "compliant";
    private static final Set<String> MODES = Set.of("legacy", COMPLIANT);

    private final TypedMembers document;
    private final TypedMembers auth;
    private final OasSchemes schemes;

    OasAuth(TypedMembers document, TypedMembers auth) {
        this.document = document;
        this.auth = auth;
        this.schemes = new OasSchemes(document.object("components").object("securitySchemes"), auth);
    }

    boolean isOpen() {
        return !auth.flag("enabled");
    }

    AuthRequirement requirement() {
        requireKnownMode();
        if (isOpen()) {
            auth.note("enabled", "is not true: the API is open to everybody");
            return new AuthRequirement.Keyless();
        }
        if (signatures().flag("enabled")) {
            return bySignature();
        }
        requireBase(TokenRules.METHOD);
        schemes.requireNoCertificates();
        var parts = new ArrayList<AuthRequirement>();
        sources().forEach(source -> parts.add(new AuthRequirement.One(new TokenRules(source.locations()))));
        return parts.size() == 1 ? parts.get(0) : new AuthRequirement.AnyOf(parts);
    }

    private AuthRequirement bySignature() {
        if (!document.objects("security").isEmpty()) {
            auth.problem("hmac", "is combined with another method, which is not supported");
        }
        requireBase(SignatureRules.METHOD);
        var members = new SignatureMembers(signatures(), SignatureMembers.Names.OAS, OwnExtension.signatures(document));
        return new AuthRequirement.One(members.rules(signatureSource().locations()));
    }

    private TypedMembers signatures() {
        return auth.object("hmac");
    }

    private AuthSource signatureSource() {
        var header = signatures().object("header");
        var query = signatures().object("query");
        var cookie = signatures().object("cookie");
        return new AuthSource(
                header.name("name"),
                !signatures().has("header") || header.flag("enabled"),
                query.name("name"),
                query.flag("enabled"),
                cookie.name("name"),
                cookie.flag("enabled"));
    }

    private void requireBase(String method) {
        var base = auth.text("baseIdentityProvider");
        if (!base.isEmpty() && !base.equals(method)) {
            auth.problem("baseIdentityProvider", "names a method that this API does not use");
        }
    }

    private void requireKnownMode() {
        if (auth.has("securityProcessingMode") && !MODES.contains(auth.text("securityProcessingMode"))) {
            auth.problem("securityProcessingMode", "must be legacy or compliant, in exactly these letters");
        }
        if (isCompliant() && auth.has("security")) {
            auth.problem("security", "asks for something that is not supported");
        }
    }

    private boolean isCompliant() {
        return auth.text("securityProcessingMode").equals(COMPLIANT);
    }

    List<CredentialLocation> stripped() {
        if (isOpen() || !auth.flag("stripAuthorizationData")) {
            return List.of();
        }
        var sources = signatures().flag("enabled") ? Set.of(signatureSource()) : sources();
        return sources.stream()
                .flatMap(source -> source.stripped().stream())
                .distinct()
                .toList();
    }

    /** One source for each alternative; without any, the header that is looked at where nothing is said. */
    private Set<AuthSource> sources() {
        var sources = new LinkedHashSet<AuthSource>();
        for (var alternative : alternatives()) {
            var names = alternative.names();
            if (names.size() == 1) {
                sources.add(schemes.source(names.get(0)));
            } else if (names.size() > 1) {
                names.forEach(schemes::source);
                document.problem("security", "combines several schemes, which is not supported");
            } else if (isCompliant()) {
                document.problem("security", "holds an alternative without any scheme, which opens the API");
            }
        }
        return sources.isEmpty() ? Set.of(OasSchemes.UNTOLD) : sources;
    }

    /** Without the word for it only the first alternative counts. */
    private List<TypedMembers> alternatives() {
        var all = document.objects("security");
        if (isCompliant() || all.size() <= 1) {
            return all;
        }
        document.note("security", "has several alternatives, of which only the first counts");
        return all.subList(0, 1);
    }
}
