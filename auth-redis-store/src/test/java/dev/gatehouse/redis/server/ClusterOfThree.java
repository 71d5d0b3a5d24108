// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three masters, each with a third of the slots. */
public record ClusterOfThree(List<RedisServer> servers) implements Deployment {
    private static final int SLOTS = 16_384;

    public static ClusterOfThree start() {
        var servers = IntStream.range(0, 3)
                .mapToObj(i -> RedisServer.start("--cluster-enabled", "yes", "--cluster-node-timeout", "2000"))
                .toList();
        var cluster = new ClusterOfThree(servers);
        cluster.join();
        return cluster;
    }

    private void join() {
        for (int i = 0; i < servers.size(); i++) {
            var words = new ArrayList<Object>(List.of("CLUSTER", "ADDSLOTS"));
            IntStream.range(SLOTS * i / servers.size(), SLOTS * (i + 1) / servers.size())
                    .forEach(words::add);
            servers.get(i).admin().call(words.toArray());
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

    /** Gives a slot and its keys to another server, step by step as an operator would. */
    public void move(int slot, int from, int to) {
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
    }

    /** The number of the server that holds a slot at the beginning. */
    public int holderOf(int slot) {
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
