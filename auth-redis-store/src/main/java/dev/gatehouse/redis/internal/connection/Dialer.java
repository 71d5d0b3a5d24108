// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Opens connections: TCP, then TLS where it is asked for, then who we are. */
final class Dialer {
    private final @Nullable SSLSocketFactory tls;
    private final JedisClientConfig config;
    private final boolean mastersOnly;
    private final Names names = new Names(InetAddress::getByName);

    private Dialer(@Nullable SSLSocketFactory tls, JedisClientConfig config, boolean mastersOnly) {
        this.tls = tls;
        this.config = config;
        this.mastersOnly = mastersOnly;
    }

    /** To servers that hold data. What Sentinels call the master must be one: they may be late. */
    static Dialer toServers(Settings settings) {
        var uri = settings.uri();
        return new Dialer(factory(settings), config(uri.login(), uri.database()), uri.kind() == RedisUri.Kind.SENTINEL);
    }

    static Dialer toSentinels(Settings settings) {
        return new Dialer(factory(settings), config(settings.sentinelLogin(), 0), false);
    }

    private static @Nullable SSLSocketFactory factory(Settings settings) {
        if (!settings.uri().tls()) {
            return null;
        }
        SSLContext context = settings.tls();
        return context == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : context.getSocketFactory();
    }

    private static JedisClientConfig config(Login login, int database) {
        var config = DefaultJedisClientConfig.builder()
                .protocol(RedisProtocol.RESP2)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .database(database);
        if (login.user() != null) {
            config.user(login.user());
        }
        if (login.password() != null) {
            config.password(login.password().reveal());
        }
        return config.build();
    }

    /**
     * Opens a connection.
     *
     * @throws UnreachableException if there is none by the deadline
     */
    Line dial(Address address, Deadline deadline) {
        Line line = null;
        try {
            var target = new InetSocketAddress(names.find(address.host(), deadline), address.port());
            var socket = ChannelSocket.connect(target, deadline);
            line = Line.open(socket, encrypted(socket, address), config);
            if (mastersOnly) {
                expectMaster(line, deadline);
            }
            return line;
        } catch (IOException | JedisConnectionException failure) {
            close(line);
            throw UnreachableException.beforeSending("Redis at " + address + " cannot be reached", failure);
        } catch (JedisDataException refusal) {
            close(line);
            // Its text is the server's and may repeat what was sent.
            throw UnreachableException.beforeSending(
                    "Redis at " + address + " refused the connection", new JedisException(ErrorReply.codeOf(refusal)));
        }
    }

    private static void close(@Nullable Line line) {
        if (line != null) {
            line.close();
        }
    }

    private Socket encrypted(ChannelSocket socket, Address address) throws IOException {
        if (tls == null) {
            return socket;
        }
        try {
            var outer = (SSLSocket) tls.createSocket(socket, address.host(), address.port(), true);
            var parameters = outer.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            outer.setSSLParameters(parameters);
            outer.startHandshake();
            return outer;
        } catch (IOException | RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    private static void expectMaster(Line line, Deadline deadline) {
        var answer = line.exchange(List.of(new CommandArguments(Protocol.Command.ROLE)), deadline)
                .get(0);
        if (answer instanceof JedisDataException refusal) {
            throw refusal;
        }
        if (!(answer instanceof List<?> role) || !"master".equals(Replies.text(role.get(0)))) {
            throw new JedisConnectionException("the server is no master");
        }
    }
}
