// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import java.util.concurrent.ConcurrentHashMap;

/** All servers that are or were in use. One that is named again keeps what is known of it. */
final class Servers implements AutoCloseable {
    /** Far more than one deployment has; a topology that names ever new servers does not fill the memory. */
    private static final int MOST = 4_096;

    private final ConcurrentHashMap<Address, Server> byAddress = new ConcurrentHashMap<>();
    private final Dialer dialer;
    private final int maxConnections;
    private volatile boolean closed;

    Servers(Dialer dialer, int maxConnections) {
        this.dialer = dialer;
        this.maxConnections = maxConnections;
    }

    Server at(Address address) {
        if (byAddress.size() > MOST) {
            closeAll();
        }
        var server = byAddress.computeIfAbsent(address, same -> new Server(same, dialer, maxConnections));
        if (closed) {
            server.close();
        }
        return server;
    }

    private void closeAll() {
        byAddress.values().forEach(Server::close);
        byAddress.clear();
    }

    @Override
    public void close() {
        closed = true;
        byAddress.values().forEach(Server::close);
    }
}
