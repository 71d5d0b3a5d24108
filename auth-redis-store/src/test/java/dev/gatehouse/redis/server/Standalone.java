// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import java.net.URI;
import java.util.List;

/** One server. */
public record Standalone(RedisServer server) implements Deployment {
    public static Standalone start(String... options) {
        return new Standalone(RedisServer.start(options));
    }

    @Override
    public URI uri() {
        return URI.create("redis://" + server.address());
    }

    @Override
    public List<Admin> masters() {
        return List.of(server.admin());
    }

    @Override
    public void close() {
        server.close();
    }
}
