// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.tyk.event.TykEventHandlers;

/** Reads who is to be told of events. Nobody is harmed if somebody is not told, so what is wrong is noted only. */
final class EventMembers {
    private EventMembers() {}

    static TykEventHandlers classic(TypedMembers document) {
        var handlers = document.object("event_handlers");
        var events = handlers.object("events");
        return noted(TykEventHandlers.classic(events.isEmpty() ? "{}" : Json.write(events.node())), events, "");
    }

    static TykEventHandlers openApi(TypedMembers server) {
        var handlers = TypedMembers.find(server.node(), "eventHandlers");
        return handlers.isArray()
                ? noted(TykEventHandlers.openApi(Json.write(handlers)), server, "eventHandlers")
                : TykEventHandlers.none();
    }

    private static TykEventHandlers noted(TykEventHandlers handlers, TypedMembers at, String below) {
        handlers.notes().forEach(note -> at.noteBelow(below, note));
        return handlers;
    }
}
