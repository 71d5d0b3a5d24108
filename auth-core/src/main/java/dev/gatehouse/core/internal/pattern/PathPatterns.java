// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.pattern;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.definition.PathMatching;
import java.util.Optional;

/**
 * Compiled patterns of path rules, kept for the most used ones up to a total size; that a pattern cannot be used is kept,
 * too. Matching is linear in the path. Thread-safe.
 *
 * @since 0.1
 */
public final class PathPatterns {
    // In instructions, of which each takes about a hundred bytes.
    private static final long REMEMBERED = 500_000;
    private static final int ENTRY = 10;

    private final LoadingCache<Key, Optional<Pattern>> compiled = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED)
            .weigher(PathPatterns::weight)
            .build(PathPatterns::compile);

    private record Key(String pattern, PathMatching matching) {}

    /** No pattern compiled yet. */
    public PathPatterns() {}

    /**
     * Matches a path.
     *
     * @param pattern as written in the rule
     * @param matching how far it is anchored
     * @param path decoded
     * @return whether it matches; a pattern that cannot be used matches nothing
     */
    public boolean matches(String pattern, PathMatching matching, String path) {
        if (pattern.length() > BoundedPattern.LONGEST) {
            return false;
        }
        var expression = compiled.get(new Key(pattern, matching));
        return expression.isPresent() && found(expression.get(), path);
    }

    /**
     * Looks for a pattern in a path.
     *
     * @param expression the pattern
     * @param path decoded
     * @return whether it is there; not where the stack is too short to look
     */
    public static boolean found(Pattern expression, String path) {
        try {
            return expression.matcher(path).find();
        } catch (StackOverflowError nearTheEndOfTheStack) {
            // Whoever asks grants or opens something if the answer is yes.
            return false;
        }
    }

    /**
     * Compiles a pattern of which every alternative begins at the start of the path.
     *
     * @param pattern as written in the rule
     * @param toTheEnd whether every alternative ends at the end, too
     * @return the compiled pattern
     * @throws PatternSyntaxException if it cannot be used
     */
    public static Pattern rooted(String pattern, boolean toTheEnd) {
        // By itself first, for what is no expression may become one between parentheses.
        requireReadable(pattern);
        return BoundedPattern.compile(PathExpression.rooted(pattern, toTheEnd));
    }

    private static void requireReadable(String pattern) {
        if (pattern.length() > BoundedPattern.LONGEST) {
            throw new PatternSyntaxException("longer than " + BoundedPattern.LONGEST + " characters");
        }
        BoundedPattern.compile(PathExpression.of(pattern, PathMatching.ANYWHERE));
    }

    private static Optional<Pattern> compile(Key key) {
        try {
            return Optional.of(
                    key.matching == PathMatching.EXACT
                            ? rooted(key.pattern, true)
                            : BoundedPattern.compile(PathExpression.of(key.pattern, key.matching)));
        } catch (PatternSyntaxException unusable) {
            // A rule that cannot be read grants nothing.
            return Optional.empty();
        }
    }

    private static int weight(Key key, Optional<Pattern> expression) {
        return ENTRY
                + key.pattern.length() / ENTRY
                + expression.map(Pattern::programSize).orElse(0);
    }
}
