// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.store.StoreUnavailableException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Redis by the protocol and the connections of Jedis. */
final class JedisRedis implements Redis {
    private final Settings settings;
    private final Topology topology;
    private final Servers servers;
    private final Dialer dialer;
    private final Exchange exchange;
    private final Set<Script> told = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private JedisRedis(Settings settings, Topology topology, Servers servers, Dialer dialer) {
        this.settings = settings;
        this.topology = topology;
        this.servers = servers;
        this.dialer = dialer;
        exchange = new Exchange(topology, servers);
    }

    static JedisRedis at(Settings settings) {
        var dialer = Dialer.toServers(settings);
        var servers = new Servers(dialer, settings.maxConnections());
        return new JedisRedis(settings, topology(settings, servers), servers, dialer);
    }

    private static Topology topology(Settings settings, Servers servers) {
        var uri = settings.uri();
        return switch (uri.kind()) {
            case STANDALONE -> new SingleServer(servers.at(uri.addresses().get(0)));
            case SENTINEL -> new Sentinels(uri, Dialer.toSentinels(settings), servers);
            case CLUSTER -> new Cluster(uri, servers);
        };
    }

    @Override
    public @Nullable Object run(Script script, List<byte[]> keys, List<byte[]> arguments) {
        var deadline = startDeadline();
        int slot = JedisClusterCRC16.getSlot(keys.get(0));
        if (told.add(script)) {
            // Asking for it by its hash would be a round trip for nothing.
            return noError(
                    ask(slot, call(Command.EVAL, script.source(), keys, arguments), script.isReading(), deadline));
        }
        var byHash = call(Command.EVALSHA, script.hash(), keys, arguments);
        var reply = ask(slot, byHash, script.isReading(), deadline);
        if (ErrorReply.isUnknownScript(reply)) {
            reply = ask(slot, call(Command.EVAL, script.source(), keys, arguments), script.isReading(), deadline);
        }
        return noError(reply);
    }

    private Deadline startDeadline() {
        if (closed) {
            throw new StoreUnavailableException("the connections to Redis were closed");
        }
        return settings.startDeadline();
    }

    private static CommandArguments call(Command command, byte[] script, List<byte[]> keys, List<byte[]> arguments) {
        var call = new CommandArguments(command).add(script).add(keys.size());
        keys.forEach(call::add);
        arguments.forEach(call::add);
        return call;
    }

    @Override
    public boolean setIfAbsent(byte[] key, byte[] value, long milliseconds) {
        var set = new CommandArguments(Command.SET)
                .add(key)
                .add(value)
                .add("PX")
                .add(milliseconds)
                .add("NX");
        var reply = ask(JedisClusterCRC16.getSlot(key), set, false, startDeadline());
        return "OK".equals(Replies.text(noError(reply)));
    }

    private @Nullable Object ask(int slot, CommandArguments command, boolean repeatable, Deadline deadline) {
        try {
            return exchange.ask(slot, command, repeatable, deadline);
        } catch (UnreachableException failure) {
            throw unavailable(failure);
        }
    }

    private static @Nullable Object noError(@Nullable Object reply) {
        if (reply instanceof JedisDataException error) {
            // Its text may repeat keys and values.
            throw new StoreUnavailableException("Redis answered " + ErrorReply.codeOf(error));
        }
        return reply;
    }

    private static StoreUnavailableException unavailable(UnreachableException failure) {
        return new StoreUnavailableException(String.valueOf(failure.getMessage()), failure);
    }

    @Override
    public boolean isSharded() {
        return topology.isSharded();
    }

    @Override
    public int slotOf(byte[] key) {
        return topology.isSharded() ? JedisClusterCRC16.getSlot(key) : 0;
    }

    @Override
    public List<String> servers() {
        return shards(startDeadline()).stream()
                .map(shard -> Fingerprint.of(shard.server().address()))
                .toList();
    }

    private List<Shard> shards(Deadline deadline) {
        try {
            return topology.shards(deadline);
        } catch (UnreachableException failure) {
            throw unavailable(failure);
        }
    }

    @Override
    public ScanStep scan(String server, String cursor, byte[] pattern, int count) {
        var deadline = startDeadline();
        var holder = shards(deadline).stream()
                .map(Shard::server)
                .filter(candidate -> Fingerprint.of(candidate.address()).equals(server))
                .findFirst()
                .orElseThrow(() -> new StoreUnavailableException("a server left the deployment during a scan"));
        var scan = new CommandArguments(Command.SCAN)
                .add(cursor)
                .add("MATCH")
                .add(pattern)
                .add("COUNT")
                .add(count)
                .add("TYPE")
                .add("string");
        try {
            var answer = Replies.list(
                    noError(holder.exchange(List.of(scan), deadline).get(0)));
            return new ScanStep(Replies.text(answer.get(0)), Replies.binaries(answer.get(1)));
        } catch (UnreachableException failure) {
            topology.doubt(holder);
            throw unavailable(failure);
        }
    }

    @Override
    public AutoCloseable listen(byte[] channel, NoticeListener listener) {
        return Listening.start(channel, listener, deadline -> dial(deadline), settings);
    }

    private Line dial(Deadline deadline) {
        var server = topology.shards(deadline).get(0).server();
        try {
            return dialer.dial(server.address(), deadline);
        } catch (UnreachableException failure) {
            topology.doubt(server);
            throw failure;
        }
    }

    @Override
    public void close() {
        closed = true;
        servers.close();
    }

    @Override
    public String toString() {
        return "Redis" + settings.uri().addresses();
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
