// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts environment variables and options over the members of a file. */
final class Overrides {
    private static final String PREFIX = "TYK_GW_";

    private final ConfigurationTree tree;
    private final MemberTable table;
    private final List<String> unknown = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Overrides(ConfigurationTree tree, MemberTable table) {
        this.tree = tree;
        this.table = table;
    }

    /** Names of variables that look like ours and mean nothing. */
    List<String> unknown() {
        return unknown;
    }

    List<String> problems() {
        return problems;
    }

    Overrides environment(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                table.namedBy(name).ifPresentOrElse(member -> variable(member, name, value), () -> unknown.add(name));
            }
        });
        return this;
    }

    /** What lies in a subtree is not listed: there a variable stands under its own name, to say that something is set. */
    private void variable(Member member, String name, String value) {
        if (member.subtree()) {
            tree.set(member.path() + "." + name, member.type().parse(value));
        } else {
            set(member, member.path(), name, value);
        }
    }

    private void set(Member member, String path, String name, String value) {
        try {
            tree.set(path, member.type().parse(value));
        } catch (IllegalArgumentException otherType) {
            problems.add(name + " " + otherType.getMessage());
        }
    }

    Overrides options(Map<String, String> members) {
        members.forEach((path, value) -> {
            var member = table.at(path).orElseThrow(() -> new IllegalArgumentException("no member " + path));
            set(member, path, "the option for " + path, value);
        });
        return this;
    }
}
