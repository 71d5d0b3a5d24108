// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import java.util.List;
import java.util.Map;

/**
 * What the host wants to know about the holder of a session.
 *
 * @param alias a name for people and logs; may be empty
 * @param tags labels for analytics, in order
 * @param metadata values for the backend: text, numbers, booleans, null, lists and maps of these
 * @since 0.1
 */
public record Attributes(String alias, List<String> tags, Map<String, Object> metadata) {
    private static final Attributes NONE = new Attributes("", List.of(), Map.of());

    public Attributes {
        tags = List.copyOf(tags);
        metadata = JsonCopy.of(metadata);
    }

    /** {@return nothing known} */
    public static Attributes none() {
        return NONE;
    }

    /**
     * An alias only.
     *
     * @param alias a name for people and logs
     * @return the attributes
     */
    public static Attributes alias(String alias) {
        return new Attributes(alias, List.of(), Map.of());
    }

    Attributes sharing(SharedParts pool) {
        return equals(NONE) ? NONE : new Attributes(alias, pool.shared(tags), pool.shared(metadata));
    }

    /** Names of metadata only: values may be credentials for the backend. */
    @Override
    public String toString() {
        return "Attributes[alias=" + alias + ", tags=" + tags + ", metadata=" + metadata.keySet() + "]";
    }
}
