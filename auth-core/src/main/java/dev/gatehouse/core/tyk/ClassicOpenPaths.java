// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.entitlement.PathRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Requests that a version of a classic definition lets pass without authentication: its ignored paths. */
final class ClassicOpenPaths {
    private final TykDefinitionSettings settings;
    private final Findings findings;

    ClassicOpenPaths(TykDefinitionSettings settings, Findings findings) {
        this.settings = settings;
        this.findings = findings;
    }

    /**
     * Reads the rules.
     *
     * @param segment first segment of the paths of this version, where that is how requests name it; else empty
     */
    List<PathRule> of(TypedMembers version, String segment) {
        var rules = new OpenPathRules(settings, version.flag("ignore_endpoint_case"), segment, findings);
        return version.flag("use_extended_paths") ? extended(version, rules) : plain(version, rules);
    }

    private static List<PathRule> plain(TypedMembers version, OpenPathRules rules) {
        var paths = version.object("paths");
        var at = paths.at().member("ignored");
        return paths.texts("ignored").stream()
                .flatMap(path -> rules.rules(path, OpenPathRules.ALL_METHODS, false, at).stream())
                .toList();
    }

    private static List<PathRule> extended(TypedMembers version, OpenPathRules rules) {
        return version.object("extended_paths").objects("ignored").stream()
                .filter(entry -> !entry.flag("disabled"))
                .flatMap(entry -> rules(entry, rules).stream())
                .toList();
    }

    private static List<PathRule> rules(TypedMembers entry, OpenPathRules rules) {
        return rules.rules(
                entry.text("path"),
                methods(entry),
                entry.flag("ignore_case"),
                entry.at().member("path"));
    }

    /** Where there are actions the method beside them means nothing; without either, every method is meant. */
    private static Set<String> methods(TypedMembers entry) {
        if (entry.has("method_actions")) {
            return passing(entry.object("method_actions"));
        }
        var method = entry.text("method");
        return method.isEmpty() ? OpenPathRules.ALL_METHODS : Set.of(method);
    }

    private static Set<String> passing(TypedMembers actions) {
        var methods = new LinkedHashSet<String>();
        actions.entries().forEach((method, action) -> {
            if (!action.text("action").equals("no_action")) {
                action.problem("action", "must be no_action: nothing else is supported");
            }
            methods.add(method);
        });
        return methods;
    }
}
