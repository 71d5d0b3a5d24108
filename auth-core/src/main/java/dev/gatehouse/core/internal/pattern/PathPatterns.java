// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.pattern;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.definition.PathMatching;
import java.util.Optional;

/**
 * Compiled patterns of path rules, kept for the most used ones. Matching is linear in the path. Thread-safe.
 *
 * @since 0.1
 */
public final class PathPatterns {
    private static final int REMEMBERED = 10_000;
    private static final int LONGEST = 2_000;

    private final LoadingCache<Key, Optional<Pattern>> compiled =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build(PathPatterns::compile);

    private record Key(String pattern, PathMatching matching, boolean rooted) {}

    /** No pattern compiled yet. */
    public PathPatterns() {}

    /**
     * Matches a path.
     *
     * @param pattern as written in the rule
     * @param matching how far it is anchored
     * @param path decoded
     * @return whether it matches; a pattern that is no expression matches nothing
     */
    public boolean matches(String pattern, PathMatching matching, String path) {
        return matches(new Key(pattern, matching, false), path);
    }

    /**
     * Matches a path from its start, every alternative of the pattern.
     *
     * @param pattern as written in the rule
     * @param toTheEnd whether it must match to the end as well
     * @param path decoded
     * @return whether it matches; a pattern that is no expression matches nothing
     */
    public boolean matchesFromStart(String pattern, boolean toTheEnd, String path) {
        return matches(new Key(pattern, new PathMatching(true, toTheEnd), true), path);
    }

    private boolean matches(Key key, String path) {
        return compiled.get(key)
                .map(expression -> expression.matcher(path).find())
                .orElse(false);
    }

    private static Optional<Pattern> compile(Key key) {
        if (key.pattern.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(expressionOf(key)));
        } catch (PatternSyntaxException noExpression) {
            // A rule that cannot be read grants nothing.
            return Optional.empty();
        }
    }

    private static String expressionOf(Key key) {
        return key.rooted
                ? PathExpression.rooted(key.pattern, key.matching.suffix())
                : PathExpression.of(key.pattern, key.matching);
    }
}
