// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of JSON values that nobody can change: lists and maps at any depth. They may hold null, as JSON may. */
final class JsonCopy {
    private JsonCopy() {}

    static Map<String, Object> of(Map<String, Object> members) {
        if (members instanceof SmallObject) {
            return members;
        }
        var copy = new LinkedHashMap<String, Object>(members);
        copy.replaceAll((name, value) -> value(value));
        return compact(copy);
    }

    private static Map<String, Object> compact(Map<String, Object> copy) {
        if (copy.isEmpty()) {
            return Map.of();
        }
        return copy.size() <= SmallObject.MOST ? SmallObject.of(copy) : Collections.unmodifiableMap(copy);
    }

    /** The same members, of which equal parts are one object. */
    static Map<String, Object> sharing(Map<String, Object> members, SharedParts pool) {
        return members instanceof SmallObject small ? small.sharing(pool) : members;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<String, Object>();
            map.forEach((name, inner) -> copy.put((String) name, value(inner)));
            return compact(copy);
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<@Nullable Object>(list.size());
            list.forEach(inner -> copy.add(value(inner)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
