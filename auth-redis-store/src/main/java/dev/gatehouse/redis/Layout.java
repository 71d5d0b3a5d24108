// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.secret.Secret;

/**
 * Under which names and in which form records lie in Redis. Immutable.
 *
 * @since 0.1
 */
public final class Layout {
    private final SessionLayout sessions;
    private final LimitLayout limits;

    private Layout(SessionLayout sessions, LimitLayout limits) {
        this.sessions = sessions;
        this.limits = limits;
    }

    /** {@return our own layout in the namespace {@code gatehouse}} */
    public static Layout own() {
        return own("gatehouse");
    }

    /**
     * Our own layout: every session can be written; records carry their version, and one of a later version than this
     * release knows is neither read nor overwritten, though it can be deleted.
     *
     * @param namespace the beginning of every name, so that several hosts can share a server: 1 to 64 letters, digits,
     *     underscores, dots and dashes
     * @return the layout
     * @throws IllegalArgumentException if the namespace is anything else
     */
    public static Layout own(String namespace) {
        return new Layout(new OwnLayout(namespace), new OwnLimits(namespace));
    }

    /** {@return the layout of the original gateway where it has no node secret} */
    public static Layout tyk() {
        return new Layout(new TykLayout(new TykNotice(null)), new OwnLimits("gatehouse"));
    }

    /**
     * The layout of the original gateway, to share a Redis with it: its names, its session JSON, its times to live, and
     * its messages about changed keys, both ways. Members that only the original knows survive. Ids must be named by
     * {@link dev.gatehouse.core.tyk.TykKeys}, whose hashes are the original's. What the original has no record for stands
     * beside it under names of our own.
     *
     * @param nodeSecret what the gateways sign their messages with, {@code node_secret} in their configuration
     * @return the layout
     */
    public static Layout tyk(Secret nodeSecret) {
        return new Layout(new TykLayout(new TykNotice(nodeSecret)), new OwnLimits("gatehouse"));
    }

    SessionLayout sessions() {
        return sessions;
    }

    LimitLayout limits() {
        return limits;
    }

    @Override
    public String toString() {
        return "Layout[" + sessions + "]";
    }
}
