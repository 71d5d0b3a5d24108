// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import dev.gatehouse.identity.OrganizationId;
import java.util.Comparator;

/**
 * Names a counter by what it is about, so that each layout of a store can write the name in its own way. Comparable, so that
 * a hash map stays fast although some names come from clients, who may choose such as have one hash.
 *
 * @param measure what is counted
 * @param holder whose requests are counted
 * @param scope which of the holder's APIs share the counter; empty for all that have no scope of their own
 * @param endpoint method and path pattern, joined by a colon, of a limit for some paths; empty for any other
 * @since 0.1
 */
public record LimitKey(Measure measure, Holder holder, String scope, String endpoint) implements Comparable<LimitKey> {
    private static final Comparator<LimitKey> ORDER = Comparator.comparing((LimitKey key) -> key.holder.name)
            .thenComparing(LimitKey::scope)
            .thenComparing(LimitKey::endpoint)
            .thenComparing(LimitKey::measure)
            .thenComparing(key -> key.holder.kind)
            .thenComparing(key -> key.holder.organization.value());

    @Override
    public int compareTo(LimitKey other) {
        return ORDER.compare(this, other);
    }

    /** What is counted. */
    public enum Measure {
        /** Requests in a time. */
        RATE,
        /** Requests until a renewal. */
        QUOTA
    }

    /** What kind of thing holds a limit. */
    public enum HolderKind {
        /** A session, by its id. */
        SESSION,
        /** All who share a value that a session names, by that value. */
        CUSTOM,
        /** An API, by its id. */
        API,
        /** An organization, by its id. */
        ORGANIZATION
    }

    /**
     * Whose requests are counted.
     *
     * @param kind what it is
     * @param organization tenant of it
     * @param name the one canonical name
     */
    public record Holder(HolderKind kind, OrganizationId organization, String name) {
        /** The kind only: where keys are stored unhashed a name is a credential. */
        @Override
        public String toString() {
            return kind + " of " + organization;
        }
    }
}
