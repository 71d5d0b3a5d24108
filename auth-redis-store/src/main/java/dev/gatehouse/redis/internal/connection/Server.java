// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * One server and a bounded number of connections to it, opened when they are needed.
 *
 * <p>A server that failed several times in a row is tried by one caller at a time; the others are told at once, so that
 * a dead server holds one thread and not all. The first answer ends that.
 */
final class Server implements AutoCloseable {
    private static final int FAILURES_TO_SUSPECT = 3;

    private final Address address;
    private final Dialer dialer;
    private final Semaphore places;
    private final Semaphore trial = new Semaphore(1);
    private final ConcurrentLinkedDeque<Line> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private volatile boolean closed;

    Server(Address address, Dialer dialer, int maxConnections) {
        this.address = address;
        this.dialer = dialer;
        places = new Semaphore(maxConnections);
    }

    Address address() {
        return address;
    }

    boolean isFailing() {
        return failuresInARow.get() > 0;
    }

    /**
     * Sends commands and reads their answers, errors of the server among them: one round trip.
     *
     * @throws UnreachableException if the server did not answer by the deadline
     */
    List<Object> exchange(List<CommandArguments> commands, Deadline deadline) {
        if (failuresInARow.get() < FAILURES_TO_SUSPECT) {
            return inPlace(commands, deadline);
        }
        if (!trial.tryAcquire()) {
            throw UnreachableException.beforeSending(
                    address + " does not answer", new TimeoutException("it is being tried already"));
        }
        try {
            return inPlace(commands, deadline);
        } finally {
            trial.release();
        }
    }

    private List<Object> inPlace(List<CommandArguments> commands, Deadline deadline) {
        takePlace(deadline);
        try {
            return onLine(commands, deadline);
        } finally {
            places.release();
        }
    }

    private void takePlace(Deadline deadline) {
        try {
            if (!places.tryAcquire(Math.max(0, deadline.nanosLeft()), TimeUnit.NANOSECONDS)) {
                throw UnreachableException.beforeSending(
                        "no connection to Redis at " + address + " became free",
                        new TimeoutException("all connections are in use"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw UnreachableException.beforeSending("interrupted while waiting for a connection", interrupted);
        }
    }

    private List<Object> onLine(List<CommandArguments> commands, Deadline deadline) {
        var line = usable(deadline);
        try {
            var replies = line.exchange(commands, deadline);
            failuresInARow.set(0);
            giveBack(line);
            return replies;
        } catch (JedisConnectionException failure) {
            line.close();
            failed();
            throw UnreachableException.afterSending("Redis at " + address + " did not answer", failure);
        } catch (RuntimeException unexpected) {
            line.close();
            throw unexpected;
        }
    }

    private Line usable(Deadline deadline) {
        for (var line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
            if (line.isUsable()) {
                return line;
            }
            line.close();
        }
        try {
            return dialer.dial(address, deadline);
        } catch (UnreachableException failure) {
            failed();
            throw failure;
        }
    }

    private void failed() {
        failuresInARow.incrementAndGet();
        // What one connection met, the others that lie waiting will meet too.
        closeIdle();
    }

    private void giveBack(Line line) {
        idle.addFirst(line);
        if (closed) {
            closeIdle();
        }
    }

    private void closeIdle() {
        for (var line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
            line.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        closeIdle();
    }

    @Override
    public String toString() {
        return "Redis at " + address;
    }
}
