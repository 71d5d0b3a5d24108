// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/**
 * One command and its answer, wherever the key is by now. Tries again only what was certainly not done, or does no harm
 * when it is done twice.
 */
final class Exchange {
    private static final int ATTEMPTS = 5;
    private static final Object AGAIN = new Object();
    private static final CommandArguments ASKING = new CommandArguments(Command.ASKING);

    private final Topology topology;
    private final Servers servers;

    Exchange(Topology topology, Servers servers) {
        this.topology = topology;
        this.servers = servers;
    }

    /**
     * Asks.
     *
     * @return the answer, which may be an error
     * @throws UnreachableException if there is none by the deadline
     */
    Object ask(int slot, CommandArguments command, boolean repeatable, Deadline deadline) {
        var server = topology.serverOf(slot, deadline);
        var commands = List.of(command);
        for (int attempt = 1; attempt < ATTEMPTS && !deadline.hasPassed(); attempt++) {
            var reply = attempt(server, commands, repeatable, deadline);
            if (reply != AGAIN && !isElsewhere(reply, server)) {
                return reply;
            }
            commands = reply instanceof JedisAskDataException ? List.of(ASKING, command) : List.of(command);
            server = next(reply, slot, deadline);
        }
        return attempt(server, commands, false, deadline);
    }

    /** The answer; or that it was not done, or does no harm when it is done twice, and somebody else may answer. */
    private Object attempt(Server server, List<CommandArguments> commands, boolean repeatable, Deadline deadline) {
        try {
            var replies = server.exchange(commands, deadline);
            return replies.get(replies.size() - 1);
        } catch (UnreachableException failure) {
            topology.doubt(server);
            if (topology.isReplicated() && !deadline.hasPassed() && (repeatable || failure.isHarmless())) {
                return AGAIN;
            }
            throw failure;
        }
    }

    private boolean isElsewhere(Object reply, Server server) {
        if (reply instanceof JedisMovedDataException moved) {
            topology.moved(moved.getSlot(), address(moved));
            return topology.isSharded();
        }
        if (reply instanceof JedisAskDataException) {
            return topology.isSharded();
        }
        if (ErrorReply.isNotMaster(reply)) {
            topology.doubt(server);
            return topology.isReplicated();
        }
        return false;
    }

    private Server next(Object reply, int slot, Deadline deadline) {
        return reply instanceof JedisRedirectionException redirection
                ? servers.at(address(redirection))
                : topology.serverOf(slot, deadline);
    }

    private static Address address(JedisRedirectionException redirection) {
        var target = redirection.getTargetNode();
        return new Address(target.getHost(), target.getPort());
    }
}
