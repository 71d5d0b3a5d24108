// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.examples.gateway.settings.ClientLimits;
import java.time.Duration;

/** How fast a client sends, as far as looking at its connection now and then tells. One look at a time. */
final class Pace {
    private Phase phase = Phase.OURS;
    private long message = -1;
    private long messageSince;
    private long phaseSince;
    private long octetsBefore;

    /** What a connection waits for. */
    enum Phase {
        /** For another request, if the client likes. */
        IDLE,
        /** For the rest of a head, or for the first octet of all. */
        HEAD,
        /** For the rest of a body. */
        BODY,
        /** For the gateway or an upstream. */
        OURS
    }

    /**
     * What is seen at one look.
     *
     * @param phase what the connection waits for
     * @param message how many heads it has brought
     * @param octets how many octets
     * @param nanos the time, on a clock that begins anywhere
     */
    record Look(Phase phase, long message, long octets, long nanos) {}

    /** Whether the client has taken longer than it may. */
    boolean isTooSlow(Look look, ClientLimits limits) {
        remember(look);
        long inPhase = look.nanos() - phaseSince;
        return switch (look.phase()) {
            case IDLE -> inPhase > limits.idle().toNanos();
            case HEAD -> inPhase > limits.head().toNanos();
            case BODY -> isTooSlowBody(look, limits, inPhase);
            case OURS -> false;
        };
    }

    private boolean isTooSlowBody(Look look, ClientLimits limits, long inPhase) {
        long octets = look.octets() - octetsBefore;
        boolean trickles = inPhase > limits.head().toNanos()
                && octets < limits.octetsPerSecond() * Duration.ofNanos(inPhase).toSeconds();
        return trickles || look.nanos() - messageSince > limits.request().toNanos();
    }

    private void remember(Look look) {
        if (look.message() != message) {
            messageSince = look.nanos();
        }
        if (look.message() != message || look.phase() != phase) {
            phaseSince = look.nanos();
            octetsBefore = look.octets();
        }
        message = look.message();
        phase = look.phase();
    }
}
