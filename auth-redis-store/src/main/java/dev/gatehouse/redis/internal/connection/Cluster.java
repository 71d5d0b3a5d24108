// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** Several masters, each with some of the 16,384 slots. Any of them knows all; one is asked when a master is doubted. */
final class Cluster implements Topology {
    private final List<Address> seeds;
    private final Servers servers;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile SlotMap slots = SlotMap.empty();
    private volatile boolean doubted = true;

    Cluster(RedisUri uri, Servers servers) {
        seeds = uri.addresses();
        this.servers = servers;
    }

    @Override
    public Server serverOf(int slot, Deadline deadline) {
        var owner = current(deadline).ownerOf(slot);
        if (owner == null) {
            doubted = true;
            throw UnreachableException.beforeSending(
                    "no server of the Redis cluster holds slot " + slot, new JedisException("the slot is unassigned"));
        }
        return servers.at(owner);
    }

    private SlotMap current(Deadline deadline) {
        if (doubted) {
            askInTurn(deadline);
        }
        return slots;
    }

    /** One caller asks, the others wait for what it hears. */
    private void askInTurn(Deadline deadline) {
        try {
            if (!asking.tryLock(Math.max(0, deadline.nanosLeft()), TimeUnit.NANOSECONDS)) {
                throw unknown(new TimeoutException("another thread is asking"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unknown(interrupted);
        }
        try {
            if (doubted) {
                slots = ask(deadline);
                doubted = false;
            }
        } finally {
            asking.unlock();
        }
    }

    private SlotMap ask(Deadline deadline) {
        RuntimeException last = new JedisException("no server tells of slots");
        var all = candidates();
        for (int i = 0; i < all.size(); i++) {
            try {
                var map = ask(all.get(i), deadline.share(all.size() - i));
                if (map != null) {
                    return map;
                }
            } catch (UnreachableException failure) {
                last = failure;
            }
        }
        throw unknown(last);
    }

    /** Those that answered last come first. */
    private List<Server> candidates() {
        var addresses = new LinkedHashSet<>(slots.owners());
        addresses.addAll(seeds);
        var all = new ArrayList<>(addresses.stream().map(servers::at).toList());
        all.sort(Comparator.comparing(Server::isFailing));
        return all;
    }

    private static @Nullable SlotMap ask(Server server, Deadline deadline) {
        var question = new CommandArguments(Protocol.Command.CLUSTER).add("SLOTS".getBytes(UTF_8));
        var answer = server.exchange(List.of(question), deadline).get(0);
        return answer instanceof List<?> ranges && !ranges.isEmpty() ? SlotMap.read(ranges, server.address()) : null;
    }

    private static UnreachableException unknown(Throwable cause) {
        return UnreachableException.beforeSending("no server of the Redis cluster said who holds which slot", cause);
    }

    @Override
    public List<Shard> shards(Deadline deadline) {
        return current(deadline).firstSlots().entrySet().stream()
                .map(entry -> new Shard(entry.getValue(), servers.at(entry.getKey())))
                .sorted(Comparator.comparingInt(Shard::firstSlot))
                .toList();
    }

    @Override
    public void doubt(Server server) {
        doubted = true;
    }

    @Override
    public void moved(int slot, Address owner) {
        doubted = true;
    }

    @Override
    public boolean isSharded() {
        return true;
    }

    @Override
    public boolean isReplicated() {
        return true;
    }
}
