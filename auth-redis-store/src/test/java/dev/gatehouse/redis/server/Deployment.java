// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import java.net.URI;
import java.util.List;

/** Servers that belong together. */
public interface Deployment extends AutoCloseable {
    /** Where it is. */
    URI uri();

    /** Commands to each server that holds data. */
    List<Admin> masters();

    /** Removes all data. */
    default void clear() {
        masters().forEach(master -> master.call("FLUSHDB"));
    }

    @Override
    void close();
}
