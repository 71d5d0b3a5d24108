// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the stored record of a session says and {@link Session} cannot express: members of other programs, odd numbers.
 * Kept so that writing what was read loses nothing.
 *
 * @param members by name: text, numbers, booleans, null, lists and maps of these
 * @since 0.1
 */
public record Residue(Map<String, Object> members) {
    private static final Residue NONE = new Residue(Map.of());

    public Residue {
        members = JsonCopy.of(members);
    }

    /** {@return nothing left over} */
    public static Residue none() {
        return NONE;
    }

    /**
     * Finds a member.
     *
     * @param name of the member
     * @return its value, or null if it is absent or null
     */
    public @Nullable Object get(String name) {
        return members.get(name);
    }

    Residue sharing(SharedParts pool) {
        return members.isEmpty() ? NONE : pool.shared(new Residue(JsonCopy.sharing(members, pool)));
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "Residue" + members.keySet();
    }
}
