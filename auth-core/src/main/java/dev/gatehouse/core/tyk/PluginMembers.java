// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.authentication.custom.CustomRules;
import dev.gatehouse.core.authentication.custom.Plugins;
import dev.gatehouse.definition.MethodRules;
import dev.gatehouse.hook.Hooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The plugins that a definition names, looked up among the code that the host has. One that is not there refuses the
 * definition: without it requests would pass unseen, or by another method.
 */
final class PluginMembers {
    private static final String DRIVER = "driver";
    private static final Set<String> RICH = Set.of("", "python", "lua", "grpc");
    private static final Set<String> OTHERS = Set.of("otto", "javascript", "goplugin");

    private final Plugins plugins;

    PluginMembers(Plugins plugins) {
        this.plugins = plugins;
    }

    /** How the members are spelled: the object about who verifies, and the authenticator's name in it. */
    enum Names {
        CLASSIC("auth_check", "name"),
        OAS("config", "functionName");

        private final String check;
        private final String name;

        Names(String check, String name) {
            this.check = check;
            this.name = name;
        }

        String check() {
            return check;
        }
    }

    /**
     * Who verifies, and how callers are recognized; empty if that cannot be told, which is a problem.
     *
     * @param middleware the object that holds what is about it
     */
    Optional<MethodRules> authenticator(TypedMembers middleware, Names names) {
        var check = middleware.object(names.check);
        if (isOff(check, names)) {
            check.problem(names == Names.CLASSIC ? "disabled" : "enabled", "leaves nobody to verify credentials");
            return Optional.empty();
        }
        var name = check.name(names.name);
        var authenticator = plugins.authenticator(name);
        if (authenticator.isEmpty()) {
            check.problem(names.name, missing("authenticator", name));
            return Optional.empty();
        }
        var rules = CustomRules.by(name, authenticator.get());
        return Optional.of(ExtractorMembers.read(middleware, names, recognizes(middleware))
                .map(rules::recognizing)
                .orElse(rules));
    }

    private static boolean isOff(TypedMembers check, Names names) {
        return names == Names.CLASSIC ? check.flag("disabled") : check.has("enabled") && !check.flag("enabled");
    }

    /** Only the original's plugins of other processes come with a memory of callers. */
    private static boolean recognizes(TypedMembers middleware) {
        var driver = middleware.text(DRIVER);
        if (!RICH.contains(driver) && !OTHERS.contains(driver)) {
            middleware.problem(DRIVER, "names no kind of plugin");
        }
        return RICH.contains(driver);
    }

    private static String missing(String kind, String name) {
        return name.isEmpty() ? "is missing" : "names an " + kind + " that this host does not have";
    }

    /** The hooks of a list, in its order. */
    List<Hooks.Named> hooks(List<TypedMembers> entries, String member) {
        var hooks = new ArrayList<Hooks.Named>();
        for (var entry : entries) {
            var name = entry.name(member);
            plugins.hook(name)
                    .ifPresentOrElse(
                            hook -> hooks.add(new Hooks.Named(name, hook)),
                            () -> entry.problem(
                                    member,
                                    name.isEmpty() ? "is missing" : "names a hook that this host does not have"));
        }
        return hooks;
    }

    /** Of a list the entries that are on: unless they say otherwise, or only if they say so. */
    static List<TypedMembers> enabled(List<TypedMembers> entries, boolean unlessDisabled) {
        return entries.stream()
                .filter(entry -> unlessDisabled ? !entry.flag("disabled") : entry.flag("enabled"))
                .toList();
    }
}
