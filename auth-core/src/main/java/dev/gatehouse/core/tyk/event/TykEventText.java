// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.event.EventText;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.session.SessionId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes events as the original gateway's webhooks do. What the original has no event for is not told. The raw request,
 * which the original adds to some, is left out: it holds credentials.
 *
 * @since 0.1
 */
public final class TykEventText implements EventText {
    private static final int LONGEST_PATH = 2048;

    private final Form form;
    private final boolean wholeNames;

    private TykEventText(Form form, boolean wholeNames) {
        this.form = form;
        this.wholeNames = wholeNames;
    }

    /** Which of the original's two forms. */
    public enum Form {
        /** {@code event}, {@code message}, {@code path}, {@code origin} and {@code key}: what it posts by default. */
        BODY,
        /** {@code Type}, {@code Meta} and {@code TimeStamp}: what its templates are given. */
        ENVELOPE
    }

    /**
     * Texts that show of keys what may be shown wherever it goes: the end of long ones.
     *
     * @param form of the texts
     * @return the writer
     */
    public static TykEventText in(Form form) {
        return new TykEventText(form, false);
    }

    /**
     * Shows names of records whole. Only where keys are hashed: else the name is the key.
     *
     * @return the same writer, showing names whole
     */
    public TykEventText withHashedKeys() {
        return new TykEventText(form, true);
    }

    /**
     * Tells what the original calls an event.
     *
     * @param event what happened
     * @return its name; empty if the original has no such event
     */
    public static Optional<String> typeOf(AuthEvent event) {
        return Told.of(event, session -> "").map(Told::type);
    }

    @Override
    public Optional<String> of(AuthEvent event) {
        return Told.of(event, this::shown)
                .map(told -> Json.write(form == Form.BODY ? body(told) : envelope(event, told)));
    }

    private String shown(SessionId session) {
        return wholeNames ? session.value() : session.toString();
    }

    private static ObjectNode body(Told told) {
        var details = told.details();
        return Json.newObject()
                .put("event", told.type())
                .put("message", told.message())
                .put("path", cut(text(details, "Path")))
                .put("origin", text(details, "Origin"))
                .put("key", text(details, details.containsKey("key") ? "key" : "Key"));
    }

    private static ObjectNode envelope(AuthEvent event, Told told) {
        var envelope = Json.newObject().put("Type", told.type());
        var meta = envelope.putObject("Meta").put("Message", told.message());
        new TreeMap<>(told.details()).forEach((name, value) -> put(meta, name, value));
        return envelope.put("TimeStamp", event.at().toString());
    }

    private static void put(ObjectNode meta, String name, Object value) {
        if (value instanceof Long number) {
            meta.put(name, number);
        } else {
            meta.put(name, cut(value.toString()));
        }
    }

    private static String text(Map<String, Object> details, String name) {
        return details.getOrDefault(name, "").toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_PATH ? text : text.substring(0, LONGEST_PATH);
    }
}
