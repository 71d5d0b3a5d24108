// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through handlers, and notes what of them is not heeded. Bounded, for each place costs a thread. */
final class HandlerReading {
    private static final int MOST = 100;
    private static final Set<String> LOGS = Set.of("eh_log_handler", "log");
    private static final Set<String> WEBHOOKS = Set.of("eh_web_hook_handler", "webhook");
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String TEMPLATE = "has no effect: the usual body is sent";

    private final Map<String, List<TykWebhook>> webhooks = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private int count;

    void classic(String event, JsonNode handlers) {
        int index = 0;
        for (var handler : handlers) {
            var at = event + "[" + index++ + "]";
            var meta = handler.path("handler_meta");
            if (isWebhook(handler.path("handler_name").asText(), at + ".handler_name")) {
                requireUsual(meta.path("template_path"), at + ".handler_meta.template_path");
                var lines = strings(meta.path("header_map"));
                var timeout =
                        Duration.ofSeconds(Math.max(meta.path("event_timeout").asLong(), 0));
                var place = place(meta.path("target_path"), meta.path("method"), at + ".handler_meta");
                add(event, place, lines, timeout);
            }
        }
    }

    void openApi(JsonNode handlers) {
        int index = 0;
        for (var handler : handlers) {
            var at = "[" + index++ + "]";
            boolean wanted = handler.path("enabled").asBoolean();
            if (wanted && isWebhook(handler.path("type").asText(), at + ".type")) {
                requireUsual(handler.path("bodyTemplate"), at + ".bodyTemplate");
                var lines = new LinkedHashMap<String, String>();
                handler.path("headers")
                        .forEach(header -> lines.put(
                                header.path("name").asText(),
                                header.path("value").asText()));
                var timeout = cooldown(handler.path("cooldownPeriod").asText(), at + ".cooldownPeriod");
                add(
                        handler.path("trigger").asText(),
                        place(handler.path("url"), handler.path("method"), at),
                        lines,
                        timeout);
            }
        }
    }

    TykEventHandlers handlers() {
        return new TykEventHandlers(webhooks, notes);
    }

    private boolean isWebhook(String kind, String at) {
        if (!WEBHOOKS.contains(kind) && !LOGS.contains(kind)) {
            note(at, "names a handler that is not supported");
        }
        return WEBHOOKS.contains(kind);
    }

    private void requireUsual(JsonNode template, String at) {
        if (!template.asText().isEmpty()) {
            note(at, TEMPLATE);
        }
    }

    private @Nullable URI place(JsonNode target, JsonNode method, String at) {
        var word = method.asText().toUpperCase(Locale.ROOT);
        if (!word.isEmpty() && !word.equals("POST")) {
            note(at + ".method", "is not supported, nothing is sent: events are posted");
            return null;
        }
        var place = place(target.asText());
        if (place == null) {
            note(
                    at,
                    "names no place to post to, nothing is sent: it must be a URL with http or https, a host and no user");
        }
        return place;
    }

    private static @Nullable URI place(String target) {
        try {
            var place = URI.create(target);
            var scheme = String.valueOf(place.getScheme());
            boolean fits = SCHEMES.contains(scheme) && place.getHost() != null && place.getUserInfo() == null;
            return fits ? place : null;
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }

    private static Map<String, String> strings(JsonNode object) {
        var strings = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(line -> strings.put(line.getKey(), line.getValue().asText()));
        return strings;
    }

    /** As the original's language writes times: a number and a unit. */
    private Duration cooldown(String text, String at) {
        var time = Cooldown.read(text);
        if (time.isEmpty()) {
            note(at, "is no time and has no effect");
        }
        return time.orElse(Duration.ZERO);
    }

    private void add(String event, @Nullable URI target, Map<String, String> headers, Duration repeats) {
        if (target == null) {
            return;
        }
        if (++count > MOST) {
            note(event, "is one of more than " + MOST + " handlers, nothing is sent");
            return;
        }
        webhooks.computeIfAbsent(event, fresh -> new ArrayList<>()).add(new TykWebhook(target, headers, repeats));
    }

    private void note(String at, String text) {
        if (notes.size() < MOST) {
            notes.add(printable(at) + ": " + text);
        }
    }

    /** Names of events come from the document: they must not forge lines of a log. */
    private static String printable(String at) {
        return at.replaceAll("\\p{Cntrl}", "?");
    }
}
