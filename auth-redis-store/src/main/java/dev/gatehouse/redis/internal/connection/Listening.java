// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.BinaryJedisPubSub;

/**
 * Listens to a channel, and again after each loss. A line on which nothing is heard is asked whether it lives, so that a
 * half-open one is noticed within {@link #SILENCE}.
 */
final class Listening implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Duration PING = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final byte[] channel;
    private final NoticeListener listener;
    private final Function<Deadline, Line> dial;
    private final Settings settings;
    private final AtomicReference<@Nullable Line> current = new AtomicReference<>();
    private final AtomicReference<@Nullable Hearing> hearing = new AtomicReference<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean complained;

    private Listening(byte[] channel, NoticeListener listener, Function<Deadline, Line> dial, Settings settings) {
        this.channel = channel;
        this.listener = listener;
        this.dial = dial;
        this.settings = settings;
    }

    static Listening start(byte[] channel, NoticeListener listener, Function<Deadline, Line> dial, Settings settings) {
        var listening = new Listening(channel.clone(), listener, dial, settings);
        startThread(() -> listening.repeat(listening::listen, PAUSE));
        startThread(() -> listening.repeat(listening::ping, PING));
        return listening;
    }

    private static void startThread(Runnable work) {
        var thread = new Thread(work, "gatehouse-redis-notices");
        thread.setDaemon(true);
        thread.start();
    }

    private void repeat(Runnable work, Duration pause) {
        try {
            do {
                work.run();
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens until the line is lost; it is called again after a pause. */
    private void listen() {
        try (var line = dial.apply(settings.startDeadline())) {
            current.set(line);
            line.socket().untilSilentFor(SILENCE.toNanos());
            var ear = new Hearing();
            hearing.set(ear);
            if (!isClosed()) {
                ear.proceed(line.connection(), channel);
            }
        } catch (RuntimeException lost) {
            // Whatever it was: not to listen again would be worse.
            complain(lost);
        } finally {
            hearing.set(null);
            current.set(null);
            listener.mayHaveMissed();
        }
    }

    private void complain(RuntimeException lost) {
        if (!complained && !isClosed()) {
            complained = true;
            LOG.warn("changes of sessions by other instances are not heard of at the moment: {}", lost.getMessage());
        }
    }

    private void ping() {
        var ear = hearing.get();
        if (ear != null && ear.isSubscribed()) {
            try {
                ear.ping();
            } catch (RuntimeException lost) {
                closeLine();
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        closeLine();
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void closeLine() {
        var line = current.get();
        if (line != null) {
            line.close();
        }
    }

    private final class Hearing extends BinaryJedisPubSub {
        @Override
        public void onSubscribe(byte[] subscribed, int count) {
            // From now on nothing is missed, so what was kept before must go now.
            listener.mayHaveMissed();
            if (complained) {
                complained = false;
                LOG.info("changes of sessions by other instances are heard of again");
            }
        }

        @Override
        public void onMessage(byte[] from, byte[] message) {
            listener.heard(message);
        }
    }
}
