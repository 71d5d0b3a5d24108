// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.event;

import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.event.EventListener;
import dev.gatehouse.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Posts events to a URL, one after the other on a thread of its own. Nobody waits for it: an event for which the bounded
 * queue has no room is dropped and counted, and one line in the log tells of the first that is dropped until there was room
 * again.
 *
 * <p>What the receiver does not take – no connection, no answer in time, 429 or 5xx – is tried again after a time that
 * doubles, up to a number of attempts, and then given up and counted. Redirects are not followed, and of answers only the
 * status is looked at. An event may arrive twice, and events may be lost when the process ends. Thread-safe.
 *
 * @since 0.1
 */
public final class WebhookListener implements EventListener, AutoCloseable {
    private final EventText text;
    private final Repeats repeats;
    private final DeliveryQueue queue;

    private WebhookListener(Builder builder) {
        this.text = builder.text;
        this.repeats = new Repeats(builder.repeats, builder.clock);
        var signature = builder.secret == null ? null : new WebhookSignature(builder.secret, builder.clock);
        var post = new WebhookPost(builder.target, builder.headers, signature, builder.timeout);
        this.queue = new DeliveryQueue(post, builder.retry, builder.capacity, builder.threads, repeats::forget);
    }

    /**
     * Begins a listener.
     *
     * @param target where to post; http or https
     * @param text writes the bodies; they are sent as JSON
     * @return a builder with a queue of 1000 events, three attempts one and two seconds apart, five seconds for each,
     *     no signature, and repeats sent
     * @throws IllegalArgumentException if the target is no such URL
     */
    public static Builder to(URI target, EventText text) {
        return new Builder(target, text);
    }

    @Override
    public void on(AuthEvent event) {
        text.of(event).filter(repeats::isNew).ifPresent(queue::offer);
    }

    /** {@return how many events the receiver took} */
    public long delivered() {
        return queue.delivered();
    }

    /** {@return how many events were lost: no room, or given up} */
    public long lost() {
        return queue.lost();
    }

    /** Tries once more to send what waits, for as long as one attempt may take; then ends. Returns when it ended. */
    @Override
    public void close() {
        queue.close();
    }

    /** Collects what a listener is told. Not thread-safe. */
    public static final class Builder {
        private final URI target;
        private final EventText text;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private @Nullable Secret secret;
        private Retry retry = new Retry(3, Duration.ofSeconds(1));
        private Duration timeout = Duration.ofSeconds(5);
        private int capacity = 1000;
        private Optional<Duration> repeats = Optional.empty();
        private InstantSource clock = InstantSource.system();
        private ThreadFactory threads = Builder::daemon;

        private Builder(URI target, EventText text) {
            this.target = WebhookPost.requireTarget(target);
            this.text = text;
        }

        private static Thread daemon(Runnable work) {
            var thread = new Thread(work, "webhook");
            thread.setDaemon(true);
            return thread;
        }

        /**
         * Signs what is sent. The header {@code Gatehouse-Signature} then says {@code t=SECONDS,v1=HEX}: the time of the
         * attempt, and the HMAC-SHA-256 of the time as text, a full stop and the body. A receiver that refuses old times
         * cannot be told the same twice by others.
         *
         * @param value known to the receiver, too; at least 16 bytes
         * @return this
         * @throws IllegalArgumentException if the secret is shorter
         */
        public Builder signedWith(Secret value) {
            secret = WebhookSignature.requireLong(value);
            return this;
        }

        /**
         * Adds a line to every request.
         *
         * @param name of the header
         * @param value its value; it may be a credential, and is never logged
         * @return this
         * @throws IllegalArgumentException if no request can have such a line
         */
        public Builder header(String name, String value) {
            WebhookPost.requireHeader(name, value);
            headers.put(name, value);
            return this;
        }

        /**
         * Sets how often and when an event is sent.
         *
         * @param attempts 1 to 10
         * @param pause before the second attempt; doubles before each further one
         * @return this
         * @throws IllegalArgumentException if there are none or too many, or the pause is negative
         */
        public Builder attempts(int attempts, Duration pause) {
            retry = new Retry(attempts, pause);
            return this;
        }

        /**
         * Sets how long an attempt may take, with its connection and the whole answer.
         *
         * @param value more than zero
         * @return this
         * @throws IllegalArgumentException if it is not
         */
        public Builder timeout(Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException("the time for an attempt must be more than zero, was " + value);
            }
            timeout = value;
            return this;
        }

        /**
         * Sets how many events may wait.
         *
         * @param value at least 1
         * @return this
         * @throws IllegalArgumentException if it is less
         */
        public Builder capacity(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("the queue must have room for at least 1 event, was " + value);
            }
            capacity = value;
            return this;
        }

        /**
         * Leaves out an event whose text is one that was there already, and that the receiver took or that is still on its
         * way to it; what was lost is sent when it comes again. Remembers the last 10,000 at most.
         *
         * @param value for how long; zero for as long as it is remembered
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder withoutRepeatsFor(Duration value) {
            if (value.isNegative()) {
                throw new IllegalArgumentException("the time for repeats must not be negative, was " + value);
            }
            repeats = Optional.of(value);
            return this;
        }

        /**
         * Sets the clock.
         *
         * @param value the clock
         * @return this
         */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /**
         * Sets who makes the one thread.
         *
         * @param value makes threads; daemons, unless the process is to wait for the listener
         * @return this
         */
        public Builder threads(ThreadFactory value) {
            threads = value;
            return this;
        }

        /** {@return a listener that is running} */
        public WebhookListener build() {
            return new WebhookListener(this);
        }
    }
}
