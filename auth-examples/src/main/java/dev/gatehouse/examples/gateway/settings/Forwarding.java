// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import java.time.Duration;
import java.util.List;

/**
 * How the gateway speaks to upstreams.
 *
 * @param connect how long connecting may take
 * @param response how long an upstream may be silent before and inside its answer, once it has the whole request
 * @param connections the most connections to one upstream
 * @param queue the most requests that wait for one of them; more are refused at once
 * @param tls how to speak TLS to it
 * @since 0.1
 */
public record Forwarding(Duration connect, Duration response, int connections, int queue, UpstreamTls tls) {
    private static final int DEFAULT_CONNECTIONS = 1024;
    private static final int DEFAULT_QUEUE = 1024;

    public Forwarding {
        requirePositive("connect", connect);
        requirePositive("response", response);
        if (connections < 1) {
            throw new IllegalArgumentException("connections to an upstream must be at least 1, was " + connections);
        }
        if (queue < 1) {
            throw new IllegalArgumentException("the queue for an upstream must be at least 1, was " + queue);
        }
    }

    private static void requirePositive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("the " + name + " time must be positive, was " + time);
        }
    }

    /** {@return ten seconds to connect, thirty to answer, verified certificates} */
    public static Forwarding standard() {
        return new Forwarding(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                DEFAULT_CONNECTIONS,
                DEFAULT_QUEUE,
                UpstreamTls.verified());
    }

    /**
     * TLS towards upstreams.
     *
     * @param trustsAnyone whether certificates are not verified; only for test set-ups
     * @param minVersion lowest protocol, for instance {@code TLSv1.2}
     * @param ciphers names of the cipher suites allowed; empty for the Java runtime's choice
     */
    public record UpstreamTls(boolean trustsAnyone, String minVersion, List<String> ciphers) {
        public UpstreamTls {
            ciphers = List.copyOf(ciphers);
            if (!Tls.VERSIONS.contains(minVersion)) {
                throw new IllegalArgumentException(
                        "TLS version must be one of " + Tls.VERSIONS + ", was " + minVersion);
            }
        }

        /** {@return verified certificates, TLS 1.2 or better} */
        public static UpstreamTls verified() {
            return new UpstreamTls(false, "TLSv1.2", List.of());
        }
    }
}
