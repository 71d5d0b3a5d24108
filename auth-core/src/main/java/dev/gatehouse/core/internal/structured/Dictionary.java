// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.structured;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Members by name, RFC 8941 section 3.2, in their order.
 *
 * @param members by name
 * @since 0.1
 */
public record Dictionary(Map<String, Member> members) {
    public Dictionary {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * Finds octets.
     *
     * @param name of the member
     * @return the octets; null if there is no such member, or it is something else
     */
    public byte @Nullable [] octets(String name) {
        return members.get(name) instanceof Member.Item item && item.value() instanceof BareItem.Octets octets
                ? octets.value()
                : null;
    }

    /** {@return its canonical form} */
    public String serialize() {
        return members.entrySet().stream()
                .map(entry -> entry.getKey() + written(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String written(Member member) {
        boolean isSet =
                member instanceof Member.Item item && item.value() instanceof BareItem.Flag flag && flag.value();
        return isSet ? member.parameters().serialize() : '=' + member.serialize();
    }
}
