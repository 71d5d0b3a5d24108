// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import java.util.Locale;

/**
 * A member of the configuration file.
 *
 * @param use what becomes of it
 * @param type what it may hold
 * @param path levels joined by dots
 * @param subtree whether it stands for everything below its path
 * @param variable the environment variable that overrides it; for a subtree, what such variables begin with
 * @param why of its use; empty where it is used
 */
record Member(Use use, MemberType type, String path, boolean subtree, String variable, String why) {
    private static final String PREFIX = "TYK_GW_";
    private static final String BELOW = ".*";

    /** What becomes of a member. */
    enum Use {
        USED,
        IGNORED,
        REFUSED
    }

    /** Reads a line of the table. */
    static Member parse(String line) {
        var columns = line.split("\\|", -1);
        if (columns.length != 4) {
            throw new IllegalArgumentException("four columns expected: " + line);
        }
        var named = columns[2].strip().split("=", 2);
        boolean subtree = named[0].endsWith(BELOW);
        var path = subtree ? named[0].substring(0, named[0].length() - BELOW.length()) : named[0];
        var variable = PREFIX + (named.length == 2 ? named[1] : variable(path));
        var use = Use.valueOf(columns[0].strip().toUpperCase(Locale.ROOT));
        return new Member(use, MemberType.named(columns[1].strip()), path, subtree, variable, columns[3].strip());
    }

    private static String variable(String path) {
        return path.replace("_", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    boolean covers(String other) {
        return path.equals(other) || (subtree && other.startsWith(path + "."));
    }

    /** Whether a variable speaks of this member or, for a subtree, of something in it. */
    boolean namedBy(String name) {
        return subtree ? name.startsWith(variable + "_") : name.equals(variable);
    }
}
