// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Few lines in one list: names at even places, values at odd ones. Faster than a map for the sizes that occur. */
final class HeaderLines implements Headers {
    static final HeaderLines NONE = new HeaderLines(List.of());

    private final List<String> lines;

    private HeaderLines(List<String> lines) {
        this.lines = lines;
    }

    static HeaderLines of(List<String> namesAndValues) {
        if (namesAndValues.isEmpty()) {
            return NONE;
        }
        if (namesAndValues.size() % 2 != 0) {
            throw new IllegalArgumentException(
                    "a header name or value is missing among the " + namesAndValues.size() + " given");
        }
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            requireName(namesAndValues.get(i), i / 2);
            requireValue(namesAndValues.get(i), namesAndValues.get(i + 1));
        }
        return new HeaderLines(List.copyOf(namesAndValues));
    }

    // What is no name may be a value that slipped into its place, so the message does not show it.
    private static void requireName(String name, int line) {
        if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c == ':' || c >= 0x7f)) {
            throw new IllegalArgumentException("header line " + line + " has no valid name");
        }
    }

    // The value may be a credential, so the message names the header only.
    private static void requireValue(String name, String value) {
        if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw new IllegalArgumentException("the value of header " + name + " has a line break or a zero");
        }
    }

    @Override
    public @Nullable String first(String name) {
        for (int i = 0; i < lines.size(); i += 2) {
            if (lines.get(i).equalsIgnoreCase(name)) {
                return lines.get(i + 1);
            }
        }
        return null;
    }

    @Override
    public List<String> all(String name) {
        var found = new ArrayList<String>(1);
        for (int i = 0; i < lines.size(); i += 2) {
            if (lines.get(i).equalsIgnoreCase(name)) {
                found.add(lines.get(i + 1));
            }
        }
        return found;
    }

    @Override
    public boolean isRepeated(String name) {
        int count = 0;
        for (int i = 0; i < lines.size(); i += 2) {
            count += lines.get(i).equalsIgnoreCase(name) ? 1 : 0;
        }
        return count > 1;
    }

    @Override
    public void forEach(BiConsumer<String, String> visitor) {
        for (int i = 0; i < lines.size(); i += 2) {
            visitor.accept(lines.get(i), lines.get(i + 1));
        }
    }

    @Override
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HeaderLines that && lines.equals(that.lines);
    }

    @Override
    public int hashCode() {
        return lines.hashCode();
    }

    /** Names only: a value may be a credential. */
    @Override
    public String toString() {
        var names = new ArrayList<String>();
        forEach((name, value) -> names.add(name));
        return "Headers" + names;
    }
}
