// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import java.util.List;

/** Which server to ask. */
interface Topology {
    /**
     * The server that holds a slot.
     *
     * @throws UnreachableException if nobody can tell by the deadline
     */
    Server serverOf(int slot, Deadline deadline);

    /** All servers that hold data, each with the lowest slot it holds, in the order of these. */
    List<Shard> shards(Deadline deadline);

    /** Told when a server did not answer or is no longer in charge: the next call looks again. */
    void doubt(Server server);

    /** Told by a server who holds a slot now. */
    void moved(int slot, Address owner);

    /** Whether keys can be on different servers. */
    boolean isSharded();

    /** Whether another server can take over. */
    boolean isReplicated();
}
