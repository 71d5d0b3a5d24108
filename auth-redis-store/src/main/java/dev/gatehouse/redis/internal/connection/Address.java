// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

/**
 * Where a server listens.
 *
 * @param host name or literal address, without brackets
 * @param port 1 to 65,535
 * @since 0.1
 */
public record Address(String host, int port) {
    private static final int LAST_PORT = 65_535;

    public Address {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("a server needs a host");
        }
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("a port must be 1 to " + LAST_PORT + ", was " + port);
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
