// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

/** How a form of definitions spells the names of members that both forms have. */
enum Spelling {
    /** {@code allowed_origins}. */
    CLASSIC,
    /** {@code allowedOrigins}. */
    OAS;

    /** The name of a member that each form has a word of its own for. */
    String of(String classic, String oas) {
        return this == CLASSIC ? classic : oas;
    }

    /** The name of a member, given as the classic form spells it. */
    String of(String name) {
        if (this == CLASSIC) {
            return name;
        }
        var spelled = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean afterBar = i > 0 && name.charAt(i - 1) == '_';
            if (name.charAt(i) != '_') {
                spelled.append(afterBar ? Character.toUpperCase(name.charAt(i)) : name.charAt(i));
            }
        }
        return spelled.toString();
    }
}
