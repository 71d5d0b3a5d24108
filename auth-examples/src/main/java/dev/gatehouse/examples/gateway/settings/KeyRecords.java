// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import dev.gatehouse.core.session.Lifetimes;
import dev.gatehouse.core.session.StoredLifetime;
import java.time.Duration;

/**
 * How the records of keys are kept and shown.
 *
 * @param hashesListed whether hashed keys may be listed
 * @param globalForced whether every record is kept for the same time, whatever it or its APIs say
 * @param global that time; zero for ever
 * @param respectsExpiry whether a record is kept at least until its key expires
 * @since 0.1
 */
public record KeyRecords(boolean hashesListed, boolean globalForced, Duration global, boolean respectsExpiry) {
    private static final KeyRecords STANDARD = new KeyRecords(false, false, Duration.ZERO, false);

    /** {@return unlisted hashes, and records kept as long as they and their APIs say} */
    public static KeyRecords standard() {
        return STANDARD;
    }

    /** {@return how long records are kept, as far as the gateway itself says} */
    public Lifetimes lifetimes() {
        return new Lifetimes(globalForced ? StoredLifetime.of(global) : null, respectsExpiry);
    }
}
