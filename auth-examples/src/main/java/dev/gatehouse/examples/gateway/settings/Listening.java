// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import java.util.Optional;

/**
 * Where the gateway listens, and how much it takes in.
 *
 * @param host address or name to bind to; empty for all addresses
 * @param port to bind to; 0 for any free one
 * @param tls how to speak TLS; empty for plain HTTP
 * @param headerBytes the most that request line and headers may take together; more is answered 431
 * @param limits how much of it a client may occupy, and for how long
 * @since 0.1
 */
public record Listening(String host, int port, Optional<Tls> tls, int headerBytes, ClientLimits limits) {
    private static final int DEFAULT_HEADER_BYTES = 64 * 1024;
    private static final int LEAST_HEADER_BYTES = 1024;
    private static final int LAST_PORT = 65_535;

    public Listening {
        requirePort(port);
        if (headerBytes < LEAST_HEADER_BYTES) {
            throw new IllegalArgumentException("header bytes must be at least 1024, was " + headerBytes);
        }
    }

    static void requirePort(int port) {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("a port is 0 to 65535, was " + port);
        }
    }

    /**
     * Plain HTTP with the usual bounds, and 64 KiB of headers.
     *
     * @param host address or name to bind to
     * @param port to bind to; 0 for any free one
     * @return the settings
     */
    public static Listening on(String host, int port) {
        return new Listening(host, port, Optional.empty(), DEFAULT_HEADER_BYTES, ClientLimits.standard());
    }

    /**
     * Adds TLS.
     *
     * @param other how to speak it
     * @return the same place, with TLS
     */
    public Listening with(Tls other) {
        return new Listening(host, port, Optional.of(other), headerBytes, limits);
    }

    /**
     * Changes what a client may occupy.
     *
     * @param other the limits
     * @return the same place, with those limits
     */
    public Listening with(ClientLimits other) {
        return new Listening(host, port, tls, headerBytes, other);
    }
}
