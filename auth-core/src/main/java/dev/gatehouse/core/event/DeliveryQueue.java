// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.event;

import dev.gatehouse.core.event.WebhookPost.Outcome;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bodies on their way, and the one thread that sends them. */
final class DeliveryQueue {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryQueue.class);
    // A look at whether to end; nobody waits for it.
    private static final long LOOK_MILLIS = 200;

    private final WebhookPost post;
    private final Retry retry;
    private final Consumer<String> dropped;
    private final BlockingQueue<String> waiting;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Thread worker;
    // Of the worker alone.
    private boolean sending;
    private boolean failing;

    /** {@code dropped} is told every body that is lost, on the thread that loses it. */
    DeliveryQueue(WebhookPost post, Retry retry, int capacity, ThreadFactory threads, Consumer<String> dropped) {
        this.post = post;
        this.dropped = dropped;
        this.retry = retry;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.worker = threads.newThread(this::work);
        worker.start();
    }

    void offer(String body) {
        if (closing.getCount() == 0 || !waiting.offer(body)) {
            lose(body);
            if (!full.getAndSet(true)) {
                LOG.warn("events are dropped: the receiver of webhooks is slower than they come");
            }
        }
    }

    private void lose(String body) {
        lost.incrementAndGet();
        dropped.accept(body);
    }

    long delivered() {
        return delivered.get();
    }

    long lost() {
        return lost.get();
    }

    private void work() {
        try {
            while (closing.getCount() > 0) {
                var body = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (body != null) {
                    full.set(false);
                    deliver(body);
                }
            }
            sendRest();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            lost.addAndGet(waiting.size() + (sending ? 1 : 0));
        }
    }

    private void deliver(String body) throws InterruptedException {
        sending = true;
        for (int attempt = 1; ; attempt++) {
            var outcome = post.send(body);
            boolean last = outcome != Outcome.FAILED || attempt == retry.attempts();
            if (last || closing.await(retry.after(attempt).toNanos(), TimeUnit.NANOSECONDS)) {
                done(body, outcome);
                return;
            }
        }
    }

    private void done(String body, Outcome outcome) {
        sending = false;
        if (outcome == Outcome.TAKEN) {
            delivered.incrementAndGet();
            failing = false;
            return;
        }
        lose(body);
        if (!failing) {
            LOG.warn("the receiver of webhooks does not take events, they are given up until it does");
        }
        failing = true;
    }

    /** One attempt for each, until one fails. */
    private void sendRest() throws InterruptedException {
        var outcome = Outcome.TAKEN;
        while (outcome == Outcome.TAKEN && !waiting.isEmpty()) {
            sending = true;
            var body = waiting.remove();
            outcome = post.send(body);
            done(body, outcome);
        }
    }

    void close() {
        closing.countDown();
        try {
            worker.join(post.timeout().toMillis());
            worker.interrupt();
            worker.join();
        } catch (InterruptedException interrupted) {
            worker.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
