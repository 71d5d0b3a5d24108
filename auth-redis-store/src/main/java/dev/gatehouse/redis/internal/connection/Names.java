// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Addresses of hosts, found within a deadline. The system's way to find them knows none and can take many seconds, so
 * threads of their own wait for it: one for each name that is being asked for, however many callers there are.
 */
final class Names {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    private final ConcurrentHashMap<String, FutureTask<InetAddress>> asking = new ConcurrentHashMap<>();
    private final Lookup lookup;

    Names(Lookup lookup) {
        this.lookup = lookup;
    }

    /** How a name is found, in however long it takes. */
    @FunctionalInterface
    interface Lookup {
        InetAddress find(String host) throws UnknownHostException;
    }

    InetAddress find(String host, Deadline deadline) throws IOException {
        if (LITERAL.matcher(host).matches()) {
            return InetAddress.getByName(host);
        }
        try {
            return asking.computeIfAbsent(host, this::ask).get(Math.max(0, deadline.nanosLeft()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new SocketTimeoutException("the name was not found in time");
        } catch (ExecutionException unknown) {
            throw new UnknownHostException(host);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a name");
        }
    }

    private FutureTask<InetAddress> ask(String host) {
        var task = new FutureTask<>(() -> {
            try {
                return lookup.find(host);
            } finally {
                asking.remove(host);
            }
        });
        var thread = new Thread(task, "gatehouse-redis-names");
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
