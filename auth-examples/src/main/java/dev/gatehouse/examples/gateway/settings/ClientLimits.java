// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import java.time.Duration;

/**
 * How much of the gateway a client may occupy, and for how long.
 *
 * @param connections the most connections to one port; more wait until others end
 * @param octetsPerSecond the least that a body must bring on average, once as much time has passed as a head may take
 * @param idle how long a connection is kept without a request
 * @param head how long a client may take for request line and headers, and for the first octet of its connection
 * @param request how long a client may take for a whole request
 * @param answer how long forwarding a request may take, from its head to the end of the answer
 * @since 0.1
 */
public record ClientLimits(
        int connections, int octetsPerSecond, Duration idle, Duration head, Duration request, Duration answer) {
    private static final int DEFAULT_CONNECTIONS = 10_000;
    private static final int DEFAULT_RATE = 100;
    private static final Duration DEFAULT_TIME = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofDays(1);

    public ClientLimits {
        if (connections < 1) {
            throw new IllegalArgumentException("connections must be at least 1, was " + connections);
        }
        if (octetsPerSecond < 0) {
            throw new IllegalArgumentException("octets per second must not be negative, was " + octetsPerSecond);
        }
        requireTime("idle", idle);
        requireTime("head", head);
        requireTime("request", request);
        requireTime("answer", answer);
    }

    private static void requireTime(String name, Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the " + name + " time must be positive, and a day at most, was " + time);
        }
    }

    /** {@return 10,000 connections; half a minute for a head; two minutes for everything else; 100 octets a second} */
    public static ClientLimits standard() {
        return new ClientLimits(
                DEFAULT_CONNECTIONS, DEFAULT_RATE, DEFAULT_TIME, Duration.ofSeconds(30), DEFAULT_TIME, DEFAULT_TIME);
    }

    /**
     * Changes the times as the original gateway's two settings do.
     *
     * @param read for a whole request, and for the silence between two
     * @param write for an answer
     * @return the same limits otherwise
     */
    public ClientLimits within(Duration read, Duration write) {
        var shorter = head.compareTo(read) < 0 ? head : read;
        return new ClientLimits(connections, octetsPerSecond, read, shorter, read, write);
    }
}
