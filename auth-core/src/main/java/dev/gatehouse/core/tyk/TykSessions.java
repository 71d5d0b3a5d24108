// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.internal.json.JsonFormatException;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * The original's session JSON. Writing what was read gives the same JSON in value: what {@link Session} cannot express
 * is kept in its residue, and a member of the residue counts only as long as it says what the session says.
 *
 * @since 0.1
 */
public final class TykSessions {
    private TykSessions() {}

    /**
     * Reads a session.
     *
     * @param json a session object
     * @return the session
     * @throws IllegalArgumentException if the text is no JSON object, or a member has the wrong type; the message names
     *     the path, never a value
     */
    public static Session read(String json) {
        return read(Json.object(json));
    }

    static Session read(ObjectNode object) {
        var session = SessionMembers.read(Members.of(object), Residue.none());
        var rendered = SessionMembers.render(session);
        var left = new LinkedHashMap<String, Object>();
        for (var entry : object.properties()) {
            if (!entry.getValue().equals(rendered.get(entry.getKey()))) {
                left.put(entry.getKey(), Json.plain(entry.getValue()));
            }
        }
        return SessionMembers.read(Members.of(object), new Residue(left));
    }

    /**
     * Writes a session.
     *
     * @param session the session
     * @return its JSON: members in the original's order, then those that only others know
     */
    public static String write(Session session) {
        return Json.write(node(session));
    }

    static ObjectNode node(Session session) {
        var rendered = SessionMembers.render(session);
        var members = new HashMap<String, JsonNode>();
        rendered.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        session.residue().members().forEach((name, value) -> restore(session, members, name, Json.tree(value)));
        return inOrder(members, session.residue().members());
    }

    private static void restore(Session session, Map<String, JsonNode> members, String name, JsonNode kept) {
        if (!SessionMembers.isTyped(name) || saysTheSame(session, name, kept)) {
            members.put(name, kept);
        }
    }

    /** Does the kept form of a typed member still read as what the session says? */
    private static boolean saysTheSame(Session session, String name, JsonNode kept) {
        try {
            return SessionMembers.saysTheSame(session, name, kept);
        } catch (JsonFormatException neverRead) {
            return false;
        }
    }

    private static ObjectNode inOrder(Map<String, JsonNode> members, Map<String, Object> residue) {
        var names = new LinkedHashSet<>(SessionMembers.ORDER);
        names.addAll(residue.keySet());
        var ordered = Json.newObject();
        for (var name : names) {
            var value = members.get(name);
            if (value != null) {
                ordered.set(name, value);
            }
        }
        return ordered;
    }

    /**
     * Writes a session as the original would store what a client sent: known members without those that are zero.
     *
     * @param json a session object
     * @return the canonical form
     * @throws IllegalArgumentException as {@link #read}
     */
    public static String canonical(String json) {
        var object = node(read(json));
        SessionMembers.ORDER.stream().filter(name -> isZero(object.path(name))).forEach(object::remove);
        return Json.write(object);
    }

    private static boolean isZero(JsonNode node) {
        return node.isNull()
                || (node.isContainerNode() && node.isEmpty())
                || (node.isTextual() && node.textValue().isEmpty())
                || (node.isBoolean() && !node.booleanValue())
                || (node.isNumber() && node.decimalValue().signum() == 0);
    }
}
