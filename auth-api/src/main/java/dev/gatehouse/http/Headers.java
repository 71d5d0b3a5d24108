// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Header lines of a message, in the order in which they came.
 *
 * <p>Names are compared without case. A host may implement this interface over its own container, so that no header is
 * copied; such an implementation must not change while a decision is made. Implementations never return null lists, and no
 * value of theirs has a line break or a zero: a folded line is unfolded first.
 *
 * @since 0.1
 */
public interface Headers {
    /**
     * Finds the first line of a name.
     *
     * @param name in any case
     * @return its value, possibly empty, or null if there is no such line
     */
    @Nullable
    String first(String name);

    /**
     * Finds all lines of a name.
     *
     * @param name in any case
     * @return their values in order; empty if there is no such line
     */
    List<String> all(String name);

    /**
     * Looks whether a name has more than one line.
     *
     * @param name in any case
     * @return whether two readers may take different lines
     */
    default boolean isRepeated(String name) {
        return all(name).size() > 1;
    }

    /**
     * Visits every line in order.
     *
     * @param visitor receives name, as spelled, and value
     */
    void forEach(BiConsumer<String, String> visitor);

    /** {@return whether there is no line at all} */
    default boolean isEmpty() {
        var seen = new boolean[1];
        forEach((name, value) -> seen[0] = true);
        return !seen[0];
    }

    /** {@return no lines} */
    static Headers none() {
        return HeaderLines.NONE;
    }

    /**
     * Makes headers from names and values.
     *
     * @param namesAndValues a name, its value, the next name, its value, …
     * @return immutable headers
     * @throws IllegalArgumentException if a value is missing, or a name or value cannot stand in a header line
     */
    static Headers of(String... namesAndValues) {
        return HeaderLines.of(List.of(namesAndValues));
    }

    /**
     * Makes headers from names and values.
     *
     * @param namesAndValues a name, its value, the next name, its value, …
     * @return immutable headers
     * @throws IllegalArgumentException if a value is missing, or a name or value cannot stand in a header line
     */
    static Headers of(List<String> namesAndValues) {
        return HeaderLines.of(namesAndValues);
    }
}
