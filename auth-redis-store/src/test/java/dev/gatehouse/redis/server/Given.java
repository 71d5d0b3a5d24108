// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import java.net.URI;
import java.util.List;

/** A server that somebody named in GATEHOUSE_REDIS_URI. Its data base is emptied again and again. */
record Given(URI uri) implements Deployment {
    @Override
    public List<Admin> masters() {
        return List.of(new Admin(uri));
    }

    @Override
    public void close() {
        // It is not ours.
    }
}
