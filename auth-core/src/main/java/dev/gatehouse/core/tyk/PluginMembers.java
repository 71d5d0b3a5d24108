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

    /**
     * Who verifies, and how callers are recognized; empty if that cannot be told, which is a problem.
     *
     * @param middleware the object that holds what is about it
     * @param kind the object that says what kind of plugin it is
     * @param own switches of ours
     */
    Optional<MethodRules> authenticator(
            TypedMembers middleware, TypedMembers kind, Spelling spelling, TypedMembers own) {
        var check = middleware.object(spelling.of("auth_check", "config"));
        if (isOff(check, spelling)) {
            check.problem(spelling.of("disabled", "enabled"), "leaves nobody to verify credentials");
            return Optional.empty();
        }
        var member = spelling.of("name", "functionName");
        var name = check.name(member);
        var authenticator = plugins.authenticator(name);
        if (authenticator.isEmpty()) {
            check.problem(member, missing("authenticator", name));
            return Optional.empty();
        }
        var rules = CustomRules.by(name, authenticator.get());
        var extractor = spelling == Spelling.CLASSIC
                ? ExtractorMembers.classic(middleware, own)
                : ExtractorMembers.oas(check, own);
        return Optional.of(
                extractor.read(recognizes(kind)).map(rules::recognizing).orElse(rules));
    }

    private static boolean isOff(TypedMembers check, Spelling spelling) {
        return spelling == Spelling.CLASSIC ? check.flag("disabled") : check.has("enabled") && !check.flag("enabled");
    }

    /** Only the original's plugins of other processes come with a memory of callers. */
    private static boolean recognizes(TypedMembers kind) {
        var driver = kind.text(DRIVER);
        if (!RICH.contains(driver) && !OTHERS.contains(driver)) {
            kind.problem(DRIVER, "names no kind of plugin");
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
