// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three masters, each with a third of the slots. */
public final class ClusterOfThree implements Deployment {
    private static final int SLOTS = 16_384;

    private final List<RedisServer> servers;
    private final Map<Integer, Integer> moved = new HashMap<>();

    private ClusterOfThree(List<RedisServer> servers) {
        this.servers = servers;
    }

    /** One in which a server is missed after two seconds. */
    public static ClusterOfThree start() {
        return start(2_000);
    }

    /** One in which a server is missed after a while. */
    public static ClusterOfThree start(int milliseconds) {
        var servers = IntStream.range(0, 3)
                .mapToObj(
                        i -> RedisServer.start("--cluster-enabled", "yes", "--cluster-node-timeout", "" + milliseconds))
                .toList();
        var cluster = new ClusterOfThree(servers);
        cluster.join();
        return cluster;
    }

    public RedisServer server(int number) {
        return servers.get(number);
    }

    private void join() {
        for (int i = 0; i < servers.size(); i++) {
            var words = new ArrayList<Object>(List.of("CLUSTER", "ADDSLOTS"));
            IntStream.range(SLOTS * i / servers.size(), SLOTS * (i + 1) / servers.size())
                    .forEach(words::add);
            servers.get(i).admin().call(words.toArray());
            // Servers of equal epochs would quarrel about slots that move.
            servers.get(i).admin().call("CLUSTER", "SET-CONFIG-EPOCH", i + 1);
            servers.get(i)
                    .admin()
                    .call("CLUSTER", "MEET", "127.0.0.1", servers.get(0).port());
        }
        Patience.until("a cluster", () -> servers.stream().allMatch(ClusterOfThree::isReady));
    }

    private static boolean isReady(RedisServer server) {
        return server.admin().clusterInfo("cluster_state").equals("ok")
                && server.admin().clusterInfo("cluster_known_nodes").equals("3");
    }

    /** Gives a slot and its keys to the next server, step by step as an operator would. */
    public void move(int slot) {
        int from = holderOf(slot);
        int to = nextTo(from);
        var source = servers.get(from).admin();
        var target = servers.get(to).admin();
        target.call("CLUSTER", "SETSLOT", slot, "IMPORTING", source.text("CLUSTER", "MYID"));
        source.call("CLUSTER", "SETSLOT", slot, "MIGRATING", target.text("CLUSTER", "MYID"));
        for (var key : source.list("CLUSTER", "GETKEYSINSLOT", slot, 1_000)) {
            source.call("MIGRATE", "127.0.0.1", servers.get(to).port(), key, 0, 5_000);
        }
        var owner = target.text("CLUSTER", "MYID");
        target.call("CLUSTER", "SETSLOT", slot, "NODE", owner);
        source.call("CLUSTER", "SETSLOT", slot, "NODE", owner);
        servers.get(nextTo(to)).admin().call("CLUSTER", "SETSLOT", slot, "NODE", owner);
        moved.put(slot, to);
        Patience.until("servers that agree", this::isAgreed);
    }

    /** Whether all have heard of the latest change; else the next one could undo it. */
    private boolean isAgreed() {
        return servers.stream()
                        .map(server -> server.admin().clusterInfo("cluster_current_epoch"))
                        .distinct()
                        .count()
                == 1;
    }

    public int nextTo(int number) {
        return (number + 1) % servers.size();
    }

    /** The number of the server that holds a slot. */
    public int holderOf(int slot) {
        return moved.getOrDefault(slot, firstHolderOf(slot));
    }

    private int firstHolderOf(int slot) {
        return IntStream.range(0, servers.size())
                .filter(i -> slot < SLOTS * (i + 1) / servers.size())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public URI uri() {
        return URI.create(
                "redis-cluster://" + servers.stream().map(RedisServer::address).collect(Collectors.joining(",")));
    }

    @Override
    public List<Admin> masters() {
        return servers.stream().map(RedisServer::admin).toList();
    }

    @Override
    public void close() {
        servers.forEach(RedisServer::close);
    }
}
