// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

/**
 * How far the patterns of path rules are anchored.
 *
 * @param prefix whether a pattern that begins with a slash must match from the start, with or without the base path;
 *     without it a pattern matches anywhere in the whole path
 * @param suffix whether a pattern must match to the end
 * @since 0.1
 */
public record PathMatching(boolean prefix, boolean suffix) {
    /** {@return patterns match the whole path; the choice for rules written in Java} */
    public static PathMatching exact() {
        return new PathMatching(true, true);
    }

    /** {@return patterns match anywhere: the original gateway's setting where its configuration names none} */
    public static PathMatching anywhere() {
        return new PathMatching(false, false);
    }
}
