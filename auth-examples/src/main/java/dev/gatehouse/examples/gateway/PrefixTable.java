// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the longest of many prefixes in a few comparisons, however many there are. */
final class PrefixTable {
    private final TreeMap<String, Route> byPath = new TreeMap<>();

    /** The first at a place keeps it. */
    void add(Route route) {
        byPath.putIfAbsent(route.place().path(), route);
    }

    /**
     * In order of text, everything between a path and its longest prefix begins with that prefix. So the entry just
     * below the path either is a prefix, or what the two have in common is the most that a prefix can be.
     */
    @Nullable
    Route find(String path) {
        var entry = byPath.floorEntry(path);
        while (entry != null && !path.startsWith(entry.getKey())) {
            entry = byPath.floorEntry(common(path, entry.getKey()));
        }
        return entry == null ? null : entry.getValue();
    }

    private static String common(String one, String other) {
        int end = 0;
        while (end < one.length() && end < other.length() && one.charAt(end) == other.charAt(end)) {
            end++;
        }
        return one.substring(0, end);
    }
}
