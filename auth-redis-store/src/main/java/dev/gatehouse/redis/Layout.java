// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.secret.Secret;
import org.jspecify.annotations.Nullable;

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

    /** {@return the layout of the original gateway where it hashes no keys and has no node secret} */
    public static Layout tyk() {
        return tyk(null, false);
    }

    /**
     * The layout of the original gateway where it hashes no keys.
     *
     * @param nodeSecret as {@link #tyk(Secret, boolean)}
     * @return the layout
     */
    public static Layout tyk(Secret nodeSecret) {
        return tyk(nodeSecret, false);
    }

    /**
     * The layout of the original gateway, to share a Redis with it: its names, its session JSON, its times to live, and
     * its messages about changed keys, both ways. Members that only the original knows survive. Ids must be named by
     * {@link dev.gatehouse.core.tyk.TykKeys}, whose hashes are the original's. What the original has no record for stands
     * beside it under names of our own.
     *
     * <p>Quotas, sliding logs and fixed windows are counted where the original counts them, and both go on with what the
     * other began; the original logs what it refuses, too, we do not. Windows there end by whole milliseconds, and two
     * counters whose names differ only in dashes around a scope or key are one. Names of the original decide on slots
     * of a cluster: there a decision asks one server after the other, as many as its counters are on, and gives back what
     * it took before one refused. Never is more granted than there is, but until it is given back others may be refused,
     * and if the connection fails then, it counts as used until the end of its period.
     *
     * @param nodeSecret what the gateways sign their messages with, {@code node_secret} in their configuration; null for
     *     nothing
     * @param hashKeys whether they hash keys, {@code hash_keys} in their configuration: then names of counters of APIs and
     *     organizations are hashed, too
     * @return the layout
     */
    public static Layout tyk(@Nullable Secret nodeSecret, boolean hashKeys) {
        return new Layout(new TykLayout(new TykNotice(nodeSecret)), new TykLimits(hashKeys));
    }

    SessionLayout sessions() {
        return sessions;
    }

    LimitLayout limits() {
        return limits;
    }

    @Override
    public String toString() {
        return "Layout[" + sessions + "; " + limits + "]";
    }
}
