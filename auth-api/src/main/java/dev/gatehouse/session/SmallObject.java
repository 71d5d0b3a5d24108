// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A small JSON object that nobody can change: a list of names, which many objects may share, and an array of values. A
 * hash map would take five times the memory, and a store holds millions of these. A member is found by looking at one name
 * after the other.
 */
final class SmallObject extends AbstractMap<String, @Nullable Object> {
    /** Looking at so many names takes about as long as hashing one. */
    static final int MOST = 32;

    private final List<String> names;
    private final @Nullable Object[] values;

    private SmallObject(List<String> names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    /** Values must be unchangeable. */
    static SmallObject of(Map<String, @Nullable Object> members) {
        return new SmallObject(List.copyOf(members.keySet()), members.values().toArray(new @Nullable Object[0]));
    }

    SmallObject sharing(SharedParts pool) {
        var shared = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            shared[i] = values[i] == null ? null : pool.shared(values[i]);
        }
        return new SmallObject(pool.shared(names), shared);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int at = name == null ? -1 : names.indexOf(name);
        return at < 0 ? null : values[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name != null && names.contains(name);
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                return IntStream.range(0, values.length)
                        .<Map.Entry<String, @Nullable Object>>mapToObj(
                                i -> new SimpleImmutableEntry<>(names.get(i), values[i]))
                        .iterator();
            }

            @Override
            public int size() {
                return values.length;
            }
        };
    }
}
