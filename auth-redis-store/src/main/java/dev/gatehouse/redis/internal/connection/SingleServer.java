// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import java.util.List;

/** One server, always the same. */
final class SingleServer implements Topology {
    private final Server server;

    SingleServer(Server server) {
        this.server = server;
    }

    @Override
    public Server serverOf(int slot, Deadline deadline) {
        return server;
    }

    @Override
    public List<Shard> shards(Deadline deadline) {
        return List.of(new Shard(0, server));
    }

    @Override
    public void doubt(Server doubted) {
        // There is no other.
    }

    @Override
    public void moved(int slot, Address owner) {
        // Only clusters say so; a URI that names one of their servers is a mistake that the caller is told of.
    }

    @Override
    public boolean isSharded() {
        return false;
    }

    @Override
    public boolean isReplicated() {
        return false;
    }
}
