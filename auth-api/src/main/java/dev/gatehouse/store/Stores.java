// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

/**
 * All ports of one database. Grows with the library: whoever brings a database is told by the compiler what is missing.
 *
 * @param sessions sessions by id
 * @param replays what was used and may not be used again
 * @param limits counters of limits
 * @param certificates certificates and public keys by id
 * @since 0.1
 */
public record Stores(SessionStore sessions, ReplayStore replays, LimitStore limits, CertificateStore certificates) {
    /**
     * The ports of a database that keeps no certificates.
     *
     * @param sessions sessions by id
     * @param replays what was used and may not be used again
     * @param limits counters of limits
     */
    public Stores(SessionStore sessions, ReplayStore replays, LimitStore limits) {
        this(sessions, replays, limits, CertificateStore.none());
    }
}
