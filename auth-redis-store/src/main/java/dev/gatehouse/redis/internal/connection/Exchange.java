// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
     * @return the answer, which may be an error, or null for nothing
     * @throws UnreachableException if there is none by the deadline
     */
    @Nullable
    Object ask(int slot, CommandArguments command, boolean repeatable, Deadline deadline) {
        var server = topology.serverOf(slot, deadline);
        var commands = List.of(command);
        for (int attempt = 1; attempt < ATTEMPTS && !deadline.hasPassed(); attempt++) {
            var reply = attempt(server, commands, repeatable, deadline);
            if (reply != AGAIN && !isElsewhere(reply, server)) {
                return reply;
            }
            commands = reply instanceof JedisAskDataException ? List.of(ASKING, command) : List.of(command);
            server = next(server, reply, slot, deadline);
        }
        return exchange(server, commands, deadline);
    }

    /** The answer; or that it was not done, or does no harm when it is done twice, and somebody else may answer. */
    private @Nullable Object attempt(
            Server server, List<CommandArguments> commands, boolean repeatable, Deadline deadline) {
        try {
            return exchange(server, commands, deadline);
        } catch (UnreachableException failure) {
            if (topology.isReplicated() && !deadline.hasPassed() && (repeatable || failure.isHarmless())) {
                return AGAIN;
            }
            throw failure;
        }
    }

    private @Nullable Object exchange(Server server, List<CommandArguments> commands, Deadline deadline) {
        try {
            var replies = server.exchange(commands, deadline);
            return replies.get(replies.size() - 1);
        } catch (UnreachableException failure) {
            topology.doubt(server);
            throw failure;
        }
    }

    private boolean isElsewhere(@Nullable Object reply, Server server) {
        if (reply instanceof JedisMovedDataException moved) {
            topology.moved(moved.getSlot(), address(moved, server));
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

    private Server next(Server asked, @Nullable Object reply, int slot, Deadline deadline) {
        return reply instanceof JedisRedirectionException redirection
                ? servers.at(address(redirection, asked))
                : topology.serverOf(slot, deadline);
    }

    /** Where no host is named, the one that was asked is meant: the cluster does not know how it is reached. */
    static Address address(JedisRedirectionException redirection, Server asked) {
        var target = redirection.getTargetNode();
        var host = target.getHost();
        boolean named = !host.isEmpty() && !host.equals("?");
        return new Address(named ? host : asked.address().host(), target.getPort());
    }
}
