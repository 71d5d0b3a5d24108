// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session may be used.
 *
 * @param expires the last instant at which it may be used, or null for no end
 * @param inactive whether it was switched off
 * @since 0.1
 */
public record Lifetime(@Nullable Instant expires, boolean inactive) {
    private static final Lifetime UNLIMITED = new Lifetime(null, false);

    /** {@return active, without end} */
    public static Lifetime unlimited() {
        return UNLIMITED;
    }

    /**
     * Active until an instant.
     *
     * @param expires the last instant of use
     * @return the lifetime
     */
    public static Lifetime until(Instant expires) {
        return new Lifetime(expires, false);
    }

    /**
     * Looks whether the end has passed.
     *
     * @param now the current time
     * @return whether {@code now} is in a later second than the end; the second of the end still counts
     */
    public boolean expiredAt(Instant now) {
        return expires != null && now.getEpochSecond() > expires.getEpochSecond();
    }
}
