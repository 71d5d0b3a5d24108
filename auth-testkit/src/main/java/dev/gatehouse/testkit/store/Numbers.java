// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.StoredSession;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sessions in which equal numbers are equal objects, whatever types they had. */
final class Numbers {
    private Numbers() {}

    static StoredSession comparable(StoredSession stored) {
        return new StoredSession(stored.id(), comparable(stored.session()));
    }

    private static Session comparable(Session session) {
        var attributes = session.attributes();
        return new Session(
                session.organization(),
                session.credentials(),
                session.lifetime(),
                session.grants(),
                new Attributes(attributes.alias(), attributes.tags(), members(attributes.metadata())),
                new Residue(members(session.residue().members())));
    }

    @SuppressWarnings("NullAway")
    private static Map<String, Object> members(Map<String, Object> members) {
        var comparable = new LinkedHashMap<String, Object>();
        members.forEach((name, value) -> comparable.put(name, value(value)));
        return comparable;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        }
        if (value instanceof Map<?, ?> map) {
            var comparable = new LinkedHashMap<Object, @Nullable Object>();
            map.forEach((name, inner) -> comparable.put(name, value(inner)));
            return comparable;
        }
        return value instanceof List<?> list
                ? list.stream().map(Numbers::value).collect(java.util.stream.Collectors.toList())
                : value;
    }
}
