// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a server on the loopback, counts how often the client waits for an answer, and can stop
 * forwarding without hanging up, as a network does that loses everything.
 */
public final class Proxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile boolean mute;
    private volatile int longestAnswers = Integer.MAX_VALUE;

    private Proxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    public static Proxy before(RedisServer server) {
        try {
            var proxy = new Proxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server.port());
            start(proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How often a client began to send after it had been answered, or for the first time. */
    public int roundTrips() {
        return roundTrips.get();
    }

    /** How many connections were opened so far. */
    public int connections() {
        return connections.get();
    }

    /** How often something was swallowed. */
    public int lost() {
        return lost.get();
    }

    /** From now on nothing comes through, in either direction, on old and new connections. */
    public void mute() {
        mute = true;
    }

    /** New connections work again; the old ones stay as they are. */
    public void speak() {
        mute = false;
    }

    /** From now on a connection is hung up as soon as so many octets of answers went over it. */
    public void cutOffAfter(int octets) {
        longestAnswers = octets;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                connections.incrementAndGet();
                sockets.addAll(List.of(client, server));
                var link = new Link();
                start(() -> link.forward(client, server, true));
                start(() -> link.forward(server, client, false));
            } catch (IOException closed) {
                if (!listener.isClosed() && mute) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    /** One connection. */
    private final class Link {
        private volatile boolean answered = true;
        private volatile boolean dead;
        private int octetsOfAnswers;

        void forward(Socket from, Socket to, boolean asking) {
            var buffer = new byte[8_192];
            try (from;
                    to) {
                copy(from.getInputStream(), to.getOutputStream(), buffer, asking);
            } catch (IOException hungUp) {
                // Both sides are closed then, which is what either of them would see.
            }
        }

        private void copy(InputStream from, OutputStream to, byte[] buffer, boolean asking) throws IOException {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                dead |= mute;
                if (dead) {
                    lost.incrementAndGet();
                    continue;
                }
                count(asking);
                to.write(buffer, 0, asking ? count : allowed(count));
                if (octetsOfAnswers >= longestAnswers) {
                    return;
                }
            }
        }

        private int allowed(int count) {
            int allowed = Math.min(count, longestAnswers - octetsOfAnswers);
            octetsOfAnswers += allowed;
            return allowed;
        }

        private void count(boolean asking) {
            if (asking && answered) {
                roundTrips.incrementAndGet();
            }
            answered = !asking;
        }
    }
}
