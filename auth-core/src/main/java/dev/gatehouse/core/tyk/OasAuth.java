// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.tyk.OasAlternatives.Alternative;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.AuthRequirement.Challenges;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.MethodRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which credentials an OpenAPI document asks for, and where they stand. */
final class OasAuth {
    private static final String BASE = "baseIdentityProvider";

    private final TypedMembers auth;
    private final OasAlternatives alternatives;
    private final OasMethods methods;

    OasAuth(TypedMembers document, TypedMembers auth, PluginMembers plugins) {
        this.auth = auth;
        this.alternatives = new OasAlternatives(document, auth);
        this.methods = new OasMethods(document, auth, plugins);
    }

    boolean isOpen() {
        return !auth.flag("enabled");
    }

    AuthRequirement requirement() {
        alternatives.requireKnownMode();
        if (isOpen()) {
            auth.note("enabled", "is not true: the API is open to everybody");
            return new AuthRequirement.Keyless();
        }
        methods.requireNoCertificates();
        methods.checkSwitches(alternatives.named());
        var all = alternatives.all();
        return all.size() > 1 ? anyOf(all) : allOf(all);
    }

    void noteRequestVariables() {
        methods.noteRequestVariables();
    }

    /** One alternative, or none: whatever else is switched on must be proved, too. Of nothing at all it is the token. */
    private AuthRequirement allOf(List<Alternative> alternative) {
        var rules = new ArrayList<MethodRules>();
        alternative.stream()
                .flatMap(only -> only.names().stream())
                .map(methods::named)
                .forEach(rules::add);
        rules.addAll(methods.own());
        if (rules.isEmpty()) {
            rules.add(OasMethods.untold());
        }
        return MethodChain.ordered(rules, base(rules));
    }

    private AuthRequirement anyOf(List<Alternative> all) {
        methods.requireAmong(all.stream().flatMap(each -> each.names().stream()).toList());
        var rules = all.stream()
                .map(each -> each.names().stream().map(methods::named).toList())
                .toList();
        var base = base(rules.stream().flatMap(List::stream).toList());
        var groups = new ArrayList<AuthRequirement>();
        for (int i = 0; i < rules.size(); i++) {
            groups.add(
                    all.get(i).ordered()
                            ? MethodChain.asListed(rules.get(i), base)
                            : MethodChain.ordered(rules.get(i), base));
        }
        return new AuthRequirement.AnyOf(groups, Challenges.NONE);
    }

    private String base(List<MethodRules> rules) {
        var base = auth.text(BASE);
        if (!base.isEmpty() && rules.stream().noneMatch(each -> each.method().equals(base))) {
            auth.problem(BASE, "names a method that this API does not use");
        }
        return base;
    }

    /** Whatever credential the document describes, for a request may carry more of them than it needs. */
    List<CredentialLocation> stripped() {
        if (isOpen() || !auth.flag("stripAuthorizationData")) {
            return List.of();
        }
        var names = alternatives.all().stream().flatMap(each -> each.names().stream());
        var sources = Stream.concat(
                        names.flatMap(name -> methods.sourceOf(name).stream()), methods.ownSources().stream())
                .toList();
        return (sources.isEmpty() ? List.of(OasSchemes.UNTOLD) : sources)
                .stream()
                        .flatMap(source -> source.stripped().stream())
                        .distinct()
                        .toList();
    }
}
