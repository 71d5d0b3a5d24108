// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.events;

import dev.gatehouse.core.event.EventText;
import dev.gatehouse.core.event.WebhookListener;
import dev.gatehouse.core.tyk.event.TykWebhook;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.secret.Secret;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running listener for each place, shared by all who name the same. Thread-safe; telling takes no lock. */
final class Webhooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    /** Each costs a thread. */
    private static final int MOST = 200;

    private final EventText text;
    private final Optional<Secret> signature;
    private final InstantSource clock;

    private volatile Map<TykWebhook, WebhookListener> running = Map.of();

    Webhooks(EventText text, Optional<Secret> signature, InstantSource clock) {
        this.text = text;
        this.signature = signature;
        this.clock = clock;
    }

    void tell(TykWebhook place, AuthEvent event) {
        var listener = running.get(place);
        if (listener != null) {
            listener.on(event);
        }
    }

    /** Starts what is new and ends what is no longer wanted; who stays loses nothing. */
    synchronized void serve(Collection<TykWebhook> wanted) {
        var before = running;
        var next = new LinkedHashMap<TykWebhook, WebhookListener>();
        for (var place : wanted) {
            if (next.size() < MOST || next.containsKey(place)) {
                next.computeIfAbsent(place, fresh -> before.containsKey(fresh) ? before.get(fresh) : start(fresh));
            } else {
                LOG.warn("{} is one of more than {} places for webhooks: nothing is sent there", place, MOST);
            }
        }
        running = next;
        var ended = new ArrayList<>(before.keySet());
        ended.removeAll(next.keySet());
        end(ended.stream().map(before::get).toList());
    }

    private WebhookListener start(TykWebhook place) {
        var builder = WebhookListener.to(place.target(), text)
                .withoutRepeatsFor(place.repeats())
                .clock(clock);
        place.headers().forEach(builder::header);
        signature.ifPresent(builder::signedWith);
        return builder.build();
    }

    /** Each may still send for as long as an attempt takes. */
    private static void end(List<WebhookListener> listeners) {
        listeners.forEach(WebhookListener::close);
    }

    @Override
    public synchronized void close() {
        var all = List.copyOf(running.values());
        running = Map.of();
        end(all);
    }
}
