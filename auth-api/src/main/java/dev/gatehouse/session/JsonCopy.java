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
        var copy = new LinkedHashMap<String, Object>(members);
        copy.replaceAll((name, value) -> value(value));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<Object, @Nullable Object>();
            map.forEach((name, inner) -> copy.put(name, value(inner)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<@Nullable Object>(list.size());
            list.forEach(inner -> copy.add(value(inner)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
