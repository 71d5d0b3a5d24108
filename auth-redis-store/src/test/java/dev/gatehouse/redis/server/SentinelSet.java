// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A master, a replica, and three Sentinels. */
public record SentinelSet(List<RedisServer> data, List<RedisServer> sentinels) implements Deployment {
    private static final String NAME = "gatehouse";

    public static SentinelSet start() {
        var master = RedisServer.start();
        var replica = RedisServer.start("--replicaof", "127.0.0.1", "" + master.port());
        Patience.until(
                "a replica",
                () -> replica.admin().info("replication", "master_link_status").equals("up"));
        var sentinels = IntStream.range(0, 3).mapToObj(i -> sentinel(master)).toList();
        var set = new SentinelSet(List.of(master, replica), sentinels);
        Patience.until(
                "Sentinels that know each other", () -> sentinels.stream().allMatch(SentinelSet::isReady));
        return set;
    }

    private static RedisServer sentinel(RedisServer master) {
        var sentinel = RedisServer.start("--sentinel");
        sentinel.admin().call("SENTINEL", "MONITOR", NAME, "127.0.0.1", master.port(), 2);
        sentinel.admin().call("SENTINEL", "SET", NAME, "down-after-milliseconds", 1_000);
        sentinel.admin().call("SENTINEL", "SET", NAME, "failover-timeout", 5_000);
        return sentinel;
    }

    private static boolean isReady(RedisServer sentinel) {
        var state = sentinel.admin().text("INFO", "sentinel");
        return state.contains("slaves=1,sentinels=3");
    }

    /** The server that the Sentinels call master now. */
    public RedisServer master() {
        var address = sentinels.get(0).admin().list("SENTINEL", "GET-MASTER-ADDR-BY-NAME", NAME);
        int port = Integer.parseInt(new String((byte[]) address.get(1), java.nio.charset.StandardCharsets.UTF_8));
        return data.stream().filter(server -> server.port() == port).findFirst().orElseThrow();
    }

    @Override
    public URI uri() {
        return URI.create("redis-sentinel://"
                + sentinels.stream().map(RedisServer::address).collect(Collectors.joining(","))
                + "/" + NAME);
    }

    @Override
    public List<Admin> masters() {
        return List.of(master().admin());
    }

    @Override
    public void close() {
        sentinels.forEach(RedisServer::close);
        data.forEach(RedisServer::close);
    }
}
