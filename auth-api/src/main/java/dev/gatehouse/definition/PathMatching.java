// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

/**
 * How far the patterns of path rules are anchored.
 *
 * <p>Rules written in Java are {@link #EXACT}. The other ways are those of the original gateway, for definitions that are
 * read from its format: there an anchor binds the first or last alternative of a pattern only, and a right may be granted
 * on more than its rule seems to name. Rules that open a path without authentication are anchored at the start in every
 * way.
 *
 * @since 0.1
 */
public enum PathMatching {
    /** Every alternative of a pattern matches the whole of the path below the base path, or does not match. */
    EXACT(true, true),
    /** A pattern is searched for in the whole path: what holds where the original's configuration says nothing. */
    ANYWHERE(false, false),
    /** A pattern that begins with a slash matches from the start, of the whole path or of what is below the base path. */
    FROM_START(true, false),
    /** A pattern is searched for in the whole path and must reach its end. */
    TO_END(false, true),
    /** As {@link #FROM_START}, and the pattern must reach the end. */
    FROM_START_TO_END(true, true);

    private final boolean fromStart;
    private final boolean toEnd;

    PathMatching(boolean fromStart, boolean toEnd) {
        this.fromStart = fromStart;
        this.toEnd = toEnd;
    }

    /**
     * Names a way of the original gateway.
     *
     * @param prefix its setting {@code enable_path_prefix_matching}
     * @param suffix its setting {@code enable_path_suffix_matching}
     * @return the way; never {@link #EXACT}
     */
    public static PathMatching original(boolean prefix, boolean suffix) {
        if (prefix) {
            return suffix ? FROM_START_TO_END : FROM_START;
        }
        return suffix ? TO_END : ANYWHERE;
    }

    /** {@return whether a pattern that begins with a slash must match from the start} */
    public boolean fromStart() {
        return fromStart;
    }

    /** {@return whether a pattern must match to the end} */
    public boolean toEnd() {
        return toEnd;
    }
}
