// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.event;

import dev.gatehouse.core.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is to be told of which events, as the original gateway's files say: classic definitions and its configuration
 * ({@code event_handlers.events}), and OpenAPI documents ({@code server.eventHandlers}). A handler that cannot be run is
 * left out, which a note says; nothing of it is secret.
 *
 * @param webhooks where to post, by the original's names of events
 * @param notes one line for each thing that is not heeded, each with its place
 * @since 0.1
 */
public record TykEventHandlers(Map<String, List<TykWebhook>> webhooks, List<String> notes) {
    private static final TykEventHandlers NONE = new TykEventHandlers(Map.of(), List.of());

    public TykEventHandlers {
        var copy = new LinkedHashMap<String, List<TykWebhook>>();
        webhooks.forEach((event, hooks) -> copy.put(event, List.copyOf(hooks)));
        webhooks = Map.copyOf(copy);
        notes = List.copyOf(notes);
    }

    /** {@return nobody} */
    public static TykEventHandlers none() {
        return NONE;
    }

    /**
     * Reads handlers of a classic definition or of the configuration.
     *
     * @param events what {@code event_handlers.events} holds: lists of handlers by the event
     * @return the handlers
     * @throws IllegalArgumentException if the text is no JSON object
     */
    public static TykEventHandlers classic(String events) {
        var reading = new HandlerReading();
        Json.object(events).properties().forEach(event -> reading.classic(event.getKey(), event.getValue()));
        return reading.handlers();
    }

    /**
     * Reads handlers of an OpenAPI document.
     *
     * @param handlers what {@code server.eventHandlers} holds: a list of handlers, each with its event
     * @return the handlers
     * @throws IllegalArgumentException if the text is no JSON
     */
    public static TykEventHandlers openApi(String handlers) {
        var reading = new HandlerReading();
        reading.openApi(Json.parse(handlers));
        return reading.handlers();
    }

    /**
     * Tells who is told of an event.
     *
     * @param event the original's name of it
     * @return where to post
     */
    public List<TykWebhook> of(String event) {
        return webhooks.getOrDefault(event, List.of());
    }

    /** {@return every place that is named, each once} */
    public List<TykWebhook> places() {
        var all = new ArrayList<TykWebhook>();
        webhooks.values().forEach(all::addAll);
        return all.stream().distinct().toList();
    }
}
