// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.events;

import dev.gatehouse.core.QuotaTriggers;
import dev.gatehouse.core.tyk.TykApi;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.core.tyk.event.TykEventHandlers;
import dev.gatehouse.core.tyk.event.TykEventText;
import dev.gatehouse.core.tyk.event.TykEventText.Form;
import dev.gatehouse.core.tyk.event.TykWebhook;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.event.AuthEvent.QuotaTriggered;
import dev.gatehouse.event.AuthEvent.RequestEvent;
import dev.gatehouse.event.EventListener;
import dev.gatehouse.examples.event.EventLog;
import dev.gatehouse.examples.gateway.settings.Monitor;
import dev.gatehouse.examples.gateway.settings.Oversight;
import dev.gatehouse.policy.Usage.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the log, those whom definitions and the configuration name, and of thresholds the monitor's webhook. Nobody waits
 * for them. Thread-safe.
 *
 * @since 0.1
 */
public final class EventBoard implements EventListener, AutoCloseable {
    private static final double WHOLE = 100;

    private final EventLog log = new EventLog();
    private final Oversight oversight;
    private final Webhooks webhooks;

    private volatile Map<ApiId, TykEventHandlers> ofApis = Map.of();

    /**
     * A board that knows no definitions yet.
     *
     * @param oversight whom the configuration names
     * @param hashed whether keys are hashed, so that names of records may be told whole
     * @param clock the time
     */
    public EventBoard(Oversight oversight, boolean hashed, InstantSource clock) {
        this.oversight = oversight;
        var text = TykEventText.in(Form.BODY);
        this.webhooks = new Webhooks(hashed ? text.withHashedKeys() : text, oversight.signature(), clock);
        serve(List.of());
    }

    /**
     * Tells which thresholds of quotas are watched.
     *
     * @param monitor what the configuration says
     * @return those of the configuration, and those that keys name
     */
    public static QuotaTriggers triggers(Monitor monitor) {
        if (!monitor.ofKeys() && !monitor.ofOrganizations()) {
            return QuotaTriggers.none();
        }
        boolean reachable = monitor.threshold() > 0 && monitor.threshold() <= WHOLE;
        var ofHost = reachable ? List.of(monitor.threshold()) : List.<Double>of();
        return new QuotaTriggers(ofHost, session -> monitor.ofKeys() ? TykSessions.triggerLimits(session) : List.of());
    }

    /**
     * Takes over whom definitions name.
     *
     * @param apis the APIs that are served from now on
     */
    public synchronized void serve(Collection<TykApi> apis) {
        var next = new HashMap<ApiId, TykEventHandlers>();
        var places = new ArrayList<TykWebhook>();
        oversight.monitor().webhook().ifPresent(places::add);
        places.addAll(oversight.handlers().places());
        for (var api : apis) {
            next.put(api.api().id(), api.events());
            places.addAll(api.events().places());
        }
        webhooks.serve(places);
        ofApis = next;
    }

    @Override
    public void on(AuthEvent event) {
        if (event instanceof QuotaTriggered triggered && !isWatched(triggered)) {
            return;
        }
        log.on(event);
        if (event instanceof QuotaTriggered) {
            oversight.monitor().webhook().ifPresent(place -> webhooks.tell(place, event));
        }
        var handlers = handlers(event);
        if (!handlers.webhooks().isEmpty()) {
            TykEventText.typeOf(event)
                    .ifPresent(type -> handlers.of(type).forEach(place -> webhooks.tell(place, event)));
        }
    }

    private boolean isWatched(QuotaTriggered event) {
        var monitor = oversight.monitor();
        return event.usage().level() == Level.ORGANIZATION ? monitor.ofOrganizations() : monitor.ofKeys();
    }

    /** What happens to requests is told to those whom their API names, all else to those whom the configuration names. */
    private TykEventHandlers handlers(AuthEvent event) {
        return event instanceof RequestEvent request
                ? ofApis.getOrDefault(request.origin().api(), TykEventHandlers.none())
                : oversight.handlers();
    }

    @Override
    public void close() {
        webhooks.close();
    }
}
