// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.core.internal.pattern.BoundedPattern;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.MethodRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rules of the Basic method, <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>: where user name and password
 * stand.
 *
 * @param locations in order of precedence; what several hold must be the same. A parameter or cookie holds the whole
 *     text, its scheme word included
 * @param body how they are found in the body of a request that has none elsewhere; empty for not at all, and then no body
 *     is read
 * @param remembered for how long a password that was verified is not hashed again, as long as the user's record holds the
 *     same; zero for not at all
 * @param quirks in what the method follows the original gateway instead of the standard
 * @since 0.1
 */
public record BasicRules(
        List<CredentialLocation> locations, Optional<BodyExpressions> body, Duration remembered, Set<Quirk> quirks)
        implements MethodRules {
    /** Name of the method. */
    public static final String METHOD = "basic_auth_user";
    /** For how long a verified password is remembered if nobody says. */
    public static final Duration USUAL_TIME = Duration.ofSeconds(60);

    /** For how long a verified password is remembered at the most. */
    public static final Duration LONGEST_TIME = Duration.ofDays(1);

    /** In what the method can follow the original gateway instead of the standard. */
    public enum Quirk {
        /** Any word may stand in the place of {@code Basic}. */
        ANY_SCHEME_WORD,
        /** A password with a colon in it is malformed. */
        NO_COLON_IN_PASSWORDS,
        /** A challenge names no character set, and who uses another scheme is told that its text is malformed. */
        ORIGINAL_ANSWERS
    }

    /**
     * How user name and password are found in a body: each by the first match of an expression of RE2, of which the first
     * group counts.
     *
     * @param userPattern finds the name
     * @param secretPattern finds the password
     * @param longest how many bytes of a body are read at the most; a longer one is refused
     */
    public record BodyExpressions(String userPattern, String secretPattern, int longest) {
        /** How many bytes of a body are read if nobody says: 64 KiB. */
        public static final int USUAL_LENGTH = 1 << 16;

        /** How many bytes of a body can be read at the most: 16 MiB. */
        public static final int MOST = 1 << 24;

        public BodyExpressions {
            if (longest < 1 || longest > MOST) {
                throw new IllegalArgumentException("a body is read up to 1 to " + MOST + " bytes, was " + longest);
            }
            requireExpression(userPattern);
            requireExpression(secretPattern);
        }

        private static void requireExpression(String expression) {
            flawOf(expression).ifPresent(flaw -> {
                throw new IllegalArgumentException("an expression for a body " + flaw);
            });
        }

        /**
         * Looks whether an expression can be used.
         *
         * @param expression finds a name or password
         * @return why not; empty if it can
         */
        public static Optional<String> flawOf(String expression) {
            if (expression.isEmpty()) {
                return Optional.of("must not be empty");
            }
            try {
                BoundedPattern.compile(expression);
                return Optional.empty();
            } catch (PatternSyntaxException broken) {
                return Optional.of("is no expression of RE2: " + broken.getDescription());
            }
        }
    }

    public BasicRules {
        locations = List.copyOf(locations);
        quirks = Set.copyOf(quirks);
        if (remembered.isNegative() || remembered.compareTo(LONGEST_TIME) > 0) {
            throw new IllegalArgumentException(
                    "a verified password is remembered for 0 to 24 hours, was " + remembered);
        }
    }

    /**
     * Names the locations.
     *
     * @param locations in order of precedence; at least one
     * @return rules of the standard
     * @throws IllegalArgumentException if there is none
     */
    public static BasicRules in(CredentialLocation... locations) {
        if (locations.length == 0) {
            throw new IllegalArgumentException("user and password must stand somewhere: name at least one location");
        }
        return new BasicRules(List.of(locations), Optional.empty(), USUAL_TIME, Set.of());
    }

    /**
     * Looks into the body, too.
     *
     * @param other how they are found there
     * @return the same rules with that
     */
    public BasicRules orIn(BodyExpressions other) {
        return new BasicRules(locations, Optional.of(other), remembered, quirks);
    }

    /**
     * Sets for how long verified passwords are remembered.
     *
     * @param other at most 24 hours; zero for not at all
     * @return the same rules with that time
     */
    public BasicRules rememberedFor(Duration other) {
        return new BasicRules(locations, body, other, quirks);
    }

    /**
     * Follows the original gateway instead of the standard.
     *
     * @param other in what
     * @return the same rules with these quirks and no others
     */
    public BasicRules with(Set<Quirk> other) {
        return new BasicRules(locations, body, remembered, other);
    }

    @Override
    public String method() {
        return METHOD;
    }
}
