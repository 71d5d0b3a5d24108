// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** One master, and Sentinels that know which server that is. They are asked when it is not known or doubted. */
final class Sentinels implements Topology {
    private final CopyOnWriteArrayList<Address> sentinels;
    private final String masterName;
    private final Dialer dialer;
    private final Servers servers;
    private final AtomicReference<@Nullable Server> master = new AtomicReference<>();
    private final ReentrantLock asking = new ReentrantLock();

    Sentinels(RedisUri uri, Dialer toSentinels, Servers servers) {
        sentinels = new CopyOnWriteArrayList<>(uri.addresses());
        masterName = uri.master();
        dialer = toSentinels;
        this.servers = servers;
    }

    @Override
    public Server serverOf(int slot, Deadline deadline) {
        var known = master.get();
        return known == null ? askInTurn(deadline) : known;
    }

    /** One caller asks, the others wait for what it hears. */
    private Server askInTurn(Deadline deadline) {
        try {
            if (!asking.tryLock(Math.max(0, deadline.nanosLeft()), TimeUnit.NANOSECONDS)) {
                throw unknown(new TimeoutException("another thread is asking"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unknown(interrupted);
        }
        try {
            var known = master.get();
            return known == null ? ask(deadline) : known;
        } finally {
            asking.unlock();
        }
    }

    private Server ask(Deadline deadline) {
        RuntimeException last = new JedisException("no Sentinel knows this master");
        var all = new ArrayList<>(sentinels);
        for (int i = 0; i < all.size(); i++) {
            try {
                var address = ask(all.get(i), deadline.share(all.size() - i));
                if (address != null) {
                    var server = servers.at(address);
                    master.set(server);
                    return server;
                }
            } catch (UnreachableException | JedisException failure) {
                last = failure;
            }
            askLater(all.get(i));
        }
        throw unknown(last);
    }

    private @Nullable Address ask(Address sentinel, Deadline deadline) {
        try (var line = dialer.dial(sentinel, deadline)) {
            var question = new CommandArguments(Protocol.Command.SENTINEL)
                    .add("GET-MASTER-ADDR-BY-NAME".getBytes(UTF_8))
                    .add(masterName.getBytes(UTF_8));
            var answer = Replies.list(line.exchange(List.of(question), deadline).get(0));
            return answer.size() < 2
                    ? null
                    : new Address(Replies.text(answer.get(0)), Integer.parseInt(Replies.text(answer.get(1))));
        }
    }

    /** One that did not help goes behind the others, so that it costs time once. */
    private void askLater(Address sentinel) {
        if (sentinels.remove(sentinel)) {
            sentinels.add(sentinel);
        }
    }

    private static UnreachableException unknown(Throwable cause) {
        return UnreachableException.beforeSending("no Sentinel said who is master", cause);
    }

    @Override
    public List<Shard> shards(Deadline deadline) {
        return List.of(new Shard(0, serverOf(0, deadline)));
    }

    @Override
    public void doubt(Server server) {
        master.compareAndSet(server, null);
    }

    @Override
    public void moved(int slot, Address owner) {
        // Only clusters say so.
    }

    @Override
    public boolean isSharded() {
        return false;
    }

    @Override
    public boolean isReplicated() {
        return true;
    }
}
