// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The original's session JSON. Writing what was read gives the same JSON in value: what {@link Session} cannot express
 * is kept in its residue, and a member of the residue counts only as long as it says what the session says.
 *
 * @since 0.1
 */
public final class TykSessions {
    private static final double WHOLE = 100;
    private static final int MOST_TRIGGERS = 100;

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
        SessionShape.SESSION.check(object, "$");
        var session = SessionMembers.read(object);
        var reproduced = Json.newObject();
        SessionMembers.write(session, reproduced);
        var left = new LinkedHashMap<String, Object>();
        for (var member : object.properties()) {
            if (!Json.same(reproduced.path(member.getKey()), member.getValue())) {
                left.put(member.getKey(), Json.plain(member.getValue()));
            }
        }
        return left.isEmpty() ? session : session.with(new Residue(left));
    }

    /**
     * Writes a session. What it was made for is told by members of its record, mostly those of its residue.
     *
     * @param session the session
     * @return its JSON: members in the original's order, then those that only others know
     * @throws IllegalArgumentException if the session has no right at all, which the format has no word for and would
     *     read as every right; if its residue holds members of wrong types; or if its members tell another kind than
     *     its own, so that it would be read back as a session for other credentials
     */
    public static String write(Session session) {
        return Json.write(node(session));
    }

    static ObjectNode node(Session session) {
        var object = Json.newObject();
        session.residue().members().forEach((name, value) -> object.set(name, Json.tree(value)));
        SessionShape.SESSION.check(object, "residue");
        SessionMembers.write(session, object);
        CredentialKinds.require(session.kind(), object);
        return SessionShape.SESSION.inOrder(object);
    }

    /**
     * Writes a session as the original would store what a client sent: known members in its order and without those
     * that are zero, then the members that it does not know, which it would drop.
     *
     * @param json a session object
     * @return the canonical form
     * @throws IllegalArgumentException as {@link #read}
     */
    public static String canonical(String json) {
        return Json.write(SessionShape.SESSION.canonical(node(read(json))));
    }

    /**
     * Tells at which percentages of a quota a session wants somebody to be told: its {@code monitor.trigger_limits}.
     *
     * @param session the session
     * @return more than 0, up to 100; what is no such number is left out
     */
    public static List<Double> triggerLimits(Session session) {
        if (!(session.residue().get("monitor") instanceof Map<?, ?> monitor)
                || !(monitor.get("trigger_limits") instanceof List<?> limits)) {
            return List.of();
        }
        return limits.stream()
                .filter(Number.class::isInstance)
                .map(limit -> ((Number) limit).doubleValue())
                .filter(limit -> limit > 0 && limit <= WHOLE)
                .distinct()
                .limit(MOST_TRIGGERS)
                .toList();
    }

    /**
     * The quota of a session as its record says it, odd values included. For answers: the original shows it on everything
     * it passes on.
     *
     * @param max most requests in a period; 0 and less for no limit
     * @param remaining requests left when the record was written
     * @param renews end of the period in seconds of the epoch
     */
    public record Quota(long max, long remaining, long renews) {
        private static final Quota NONE = new Quota(0, 0, 0);

        /** {@return what is shown where there is no session} */
        public static Quota none() {
            return NONE;
        }

        /**
         * Reads the quota of a session.
         *
         * @param session the session
         * @return its quota; a member that is absent, or no number that fits, counts as 0
         */
        public static Quota of(Session session) {
            long max = session.grants().own().limits().quota().max();
            return new Quota(max, number(session, "quota_remaining"), number(session, "quota_renews"));
        }

        private static long number(Session session, String name) {
            var value = session.residue().get(name);
            if (value instanceof Long || value instanceof Integer) {
                return ((Number) value).longValue();
            }
            // A fraction or a number beyond 64 bits, which would come out as any other.
            return value instanceof Number odd && Math.abs(odd.doubleValue()) < 0x1p63 ? odd.longValue() : 0;
        }
    }
}
