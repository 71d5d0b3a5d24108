// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.internal.json.JsonFormatException;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The original's policy JSON. Writing what was read gives the same JSON in value: what {@link Policy} cannot express is
 * kept in its residue, and a member of the residue counts only as long as it says what the policy says.
 *
 * @since 0.1
 */
public final class TykPolicies {
    /** The member of a session's metadata that holds policies of its own. */
    static final String BROUGHT = "policies";

    private TykPolicies() {}

    /**
     * Reads one policy.
     *
     * @param json a policy object with an {@code id}, or an {@code _id} instead
     * @return the policy
     * @throws IllegalArgumentException if the text is no JSON object, has no id, or a member has the wrong type; the
     *     message names the path, never a value
     */
    public static Policy read(String json) {
        return read(Json.object(json), "$");
    }

    /**
     * Reads many policies.
     *
     * @param json an object of policies by id, which counts instead of the ids in them, as policy files have it; or a list
     *     of policies, as the original's dashboard gives it
     * @return the policies in their order
     * @throws IllegalArgumentException as {@link #read}; nothing is read if one of them is wrong
     */
    public static List<Policy> readAll(String json) {
        var all = Json.parse(json);
        if (all.isArray()) {
            return list(all, "$");
        }
        if (!all.isObject()) {
            throw new JsonFormatException("$: expected an object or a list");
        }
        var policies = new ArrayList<Policy>();
        all.properties().forEach(entry -> policies.add(named(entry)));
        return policies;
    }

    private static Policy named(Map.Entry<String, JsonNode> entry) {
        var path = "$" + Json.step(entry.getKey());
        if (!(entry.getValue() instanceof ObjectNode policy)) {
            throw new JsonFormatException(path + ": expected an object");
        }
        if (entry.getKey().isEmpty()) {
            throw new JsonFormatException(path + ": a policy needs an id");
        }
        SessionShape.POLICY.check(policy, path);
        return read(policy.deepCopy().put("id", entry.getKey()), path);
    }

    private static List<Policy> list(JsonNode list, String path) {
        var policies = new ArrayList<Policy>();
        for (var each : list) {
            var place = path + "[" + policies.size() + "]";
            if (!(each instanceof ObjectNode policy)) {
                throw new JsonFormatException(place + ": expected an object");
            }
            policies.add(read(policy, place));
        }
        return policies;
    }

    private static Policy read(ObjectNode object, String path) {
        SessionShape.POLICY.check(object, path);
        var policy = PolicyMembers.read(object, path);
        var reproduced = Json.newObject();
        PolicyMembers.write(policy, reproduced);
        var left = new LinkedHashMap<String, Object>();
        for (var member : object.properties()) {
            if (!Json.same(reproduced.path(member.getKey()), member.getValue())) {
                left.put(member.getKey(), Json.plain(member.getValue()));
            }
        }
        return left.isEmpty() ? policy : with(new Residue(left), policy);
    }

    private static Policy with(Residue residue, Policy policy) {
        return new Policy(
                policy.id(),
                policy.organization(),
                policy.partitions(),
                policy.entitlements(),
                policy.terms(),
                residue);
    }

    /**
     * Writes a policy.
     *
     * @param policy the policy
     * @return its JSON: members in the original's order, then those that only others know
     * @throws IllegalArgumentException if its residue holds members of wrong types, or if it keeps records for a fixed
     *     time, which the format cannot say
     */
    public static String write(Policy policy) {
        return Json.write(node(policy));
    }

    static ObjectNode node(Policy policy) {
        var object = Json.newObject();
        policy.residue().members().forEach((name, value) -> object.set(name, Json.tree(value)));
        SessionShape.POLICY.check(object, "residue");
        PolicyMembers.write(policy, object);
        return SessionShape.POLICY.inOrder(object);
    }

    /**
     * Reads the policies that a session brings along in its metadata, for a host that trusts whoever writes sessions. A
     * list of something else than objects is metadata of the host's own, as in the original.
     *
     * @param session the session
     * @return its policies, in order; empty if it brings no list of policies
     * @throws IllegalArgumentException if the list holds objects that are no policies
     */
    public static Optional<List<Policy>> broughtBy(Session session) {
        return listBroughtBy(session).map(TykPolicies::brought);
    }

    /**
     * Reads as {@link #broughtBy(Session)}, but each list once only, for as long as a session holds it: for whoever asks at
     * each decision.
     *
     * @return reads them, and remembers at most 10,000 lists
     */
    public static Function<Session, Optional<List<Policy>>> brought() {
        return new BroughtPolicies();
    }

    static Optional<List<?>> listBroughtBy(Session session) {
        var brought = session.attributes().metadata().get(BROUGHT);
        return brought instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)
                ? Optional.of(list)
                : Optional.empty();
    }

    static List<Policy> brought(List<?> list) {
        return unnamed(Json.tree(list));
    }

    /** A policy without a name has that of its place. */
    private static List<Policy> unnamed(JsonNode list) {
        for (int i = 0; i < list.size(); i++) {
            var policy = (ObjectNode) list.get(i);
            if (PolicyMembers.id(policy).isEmpty()) {
                policy.put("id", "meta_data." + BROUGHT + "[" + i + "]");
            }
        }
        return list(list, "$.meta_data." + BROUGHT);
    }
}
