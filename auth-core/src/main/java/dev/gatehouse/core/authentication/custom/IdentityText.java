// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.core.internal.pattern.BoundedPattern;
import java.util.Optional;
import java.util.function.Function;

/**
 * What of the text in a place it is by which a caller is recognized.
 *
 * @since 0.1
 */
public sealed interface IdentityText {
    /**
     * Prepares the search; what is compiled for it is compiled once.
     *
     * @return finds the part in a text, if it is there
     */
    Function<String, Optional<String>> finder();

    /** All of it. */
    record Whole() implements IdentityText {
        @Override
        public Function<String, Optional<String>> finder() {
            return Optional::of;
        }
    }

    /**
     * What an expression matches; its groups do not matter. Matching takes time in the
     * measure of the text and of the index.
     *
     * @param expression of RE2; not empty
     * @param index of the match among all that do not overlap, 0 to 9
     */
    record Match(String expression, int index) implements IdentityText {
        /** The greatest index: each match before costs another search. */
        public static final int LAST_INDEX = 9;

        public Match {
            if (expression.isEmpty()) {
                throw new IllegalArgumentException("an expression that finds an identity must not be empty");
            }
            if (index < 0 || index > LAST_INDEX) {
                throw new IllegalArgumentException(
                        "the index of a match must be 0 to " + LAST_INDEX + ", was " + index);
            }
            try {
                BoundedPattern.compile(expression);
            } catch (PatternSyntaxException broken) {
                throw new IllegalArgumentException("no expression of RE2: " + broken.getDescription(), broken);
            }
        }

        @Override
        public Function<String, Optional<String>> finder() {
            var pattern = BoundedPattern.compile(expression);
            return text -> {
                var matcher = pattern.matcher(text);
                for (int i = 0; i <= index; i++) {
                    if (!matcher.find()) {
                        return Optional.empty();
                    }
                }
                return Optional.of(matcher.group());
            };
        }
    }

    /**
     * The text of the first node in an XML document that an XPath names. The document may have no document type, no
     * more than 16,384 characters, 400 marks and 64 elements in one another; in any other nothing is found. A mark begins
     * or ends an element, or is one of the others that begin with {@code <}.
     *
     * @param path an expression of XPath 1.0 that selects nodes; names of elements are as they are written, prefix included
     */
    record Node(String path) implements IdentityText {
        public Node {
            XmlDocument.requirePath(path);
        }

        @Override
        public Function<String, Optional<String>> finder() {
            return text -> XmlDocument.first(path, text);
        }
    }
}
