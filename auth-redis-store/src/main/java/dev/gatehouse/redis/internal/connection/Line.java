// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** One connection, ready for commands. Jedis speaks the protocol, the socket keeps the deadline. */
final class Line implements AutoCloseable {
    private final ChannelSocket socket;
    private final Connection connection;
    private final boolean encrypted;

    private Line(ChannelSocket socket, Connection connection, boolean encrypted) {
        this.socket = socket;
        this.connection = connection;
        this.encrypted = encrypted;
    }

    /**
     * Takes over a socket that is connected and proves who we are.
     *
     * @throws redis.clients.jedis.exceptions.JedisException if the server does not accept that
     */
    static Line open(ChannelSocket socket, java.net.Socket outer, JedisClientConfig config) {
        try {
            return new Line(socket, new Connection(once(outer), config), outer != socket);
        } catch (RuntimeException failure) {
            closeQuietly(socket);
            throw failure;
        }
    }

    /** Jedis connects again by itself what was lost; that would be outside of any deadline. */
    private static JedisSocketFactory once(java.net.Socket socket) {
        var unused = new AtomicReference<java.net.Socket>(socket);
        return () -> {
            var mine = unused.getAndSet(null);
            if (mine == null) {
                throw new JedisConnectionException("the connection was lost");
            }
            return mine;
        };
    }

    /** Sends all commands at once, then reads all answers; an error that the server answers is among them. */
    List<Object> exchange(List<CommandArguments> commands, Deadline deadline) {
        socket.until(deadline);
        commands.forEach(connection::sendCommand);
        return connection.getMany(commands.size());
    }

    Connection connection() {
        return connection;
    }

    ChannelSocket socket() {
        return socket;
    }

    /** Whether the other side still listens, as far as can be seen without asking it. */
    boolean isUsable() {
        return !connection.isBroken() && (encrypted ? socket.isOpen() : socket.isQuiet());
    }

    @Override
    public void close() {
        closeQuietly(socket);
    }

    private static void closeQuietly(java.net.Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // What is closed because it is of no use may fail to close.
        }
    }
}
