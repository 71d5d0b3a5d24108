// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.structured;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a value, RFC 8941 section 3.1.2, in its order.
 *
 * @param values by name
 * @since 0.1
 */
public record Parameters(Map<String, BareItem> values) {
    private static final Parameters NONE = new Parameters(Map.of());

    public Parameters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** {@return no parameters} */
    public static Parameters none() {
        return NONE;
    }

    /**
     * Finds a string.
     *
     * @param name of the parameter
     * @return the string; null if there is no such parameter, or it is no string
     */
    public @Nullable String text(String name) {
        return values.get(name) instanceof BareItem.Text text ? text.value() : null;
    }

    /**
     * Finds an integer.
     *
     * @param name of the parameter
     * @return the integer; null if there is no such parameter, or it is no integer
     */
    public @Nullable Long whole(String name) {
        return values.get(name) instanceof BareItem.Whole whole ? Long.valueOf(whole.value()) : null;
    }

    /**
     * Looks for a flag.
     *
     * @param name of the parameter
     * @return whether it is there and true
     */
    public boolean flag(String name) {
        return values.get(name) instanceof BareItem.Flag flag && flag.value();
    }

    /** {@return their canonical form} */
    public String serialize() {
        var out = new StringBuilder();
        values.forEach((name, value) -> {
            out.append(';').append(name);
            // A flag that is set is told by its name alone.
            if (!(value instanceof BareItem.Flag flag) || !flag.value()) {
                out.append('=').append(value.serialize());
            }
        });
        return out.toString();
    }
}
