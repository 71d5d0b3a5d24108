// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.internal.json.JsonFormatException;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of a session object that {@link Session} expresses, both ways. */
final class SessionMembers {
    private static final String ACCESS_RIGHTS = "access_rights";
    private static final String POLICIES = "apply_policies";
    private static final String SINGLE_POLICY = "apply_policy_id";
    private static final long NEVER = -1;

    /** Members that stand for themselves, each as it is written if nothing is known of how it was read. */
    private static final Map<String, Function<Session, JsonNode>> SIMPLE = Map.of(
            "org_id", session -> JsonMembers.text(session.organization().value()),
            "expires", session -> end(session.lifetime()),
            "is_inactive", session -> JsonMembers.flag(session.lifetime().inactive()),
            "meta_data", session -> metadata(session.attributes()),
            "tags", session -> JsonMembers.list(session.attributes().tags().stream()),
            "alias", session -> JsonMembers.text(session.attributes().alias()));

    private SessionMembers() {}

    /** Reads an object whose shape was checked. */
    static Session read(ObjectNode object) {
        return new Session(
                new OrganizationId(JsonMembers.text(object, "org_id")),
                CredentialMembers.read(object),
                lifetime(object),
                grants(object),
                attributes(object),
                Residue.none());
    }

    private static Grants grants(ObjectNode object) {
        var rights = AccessRights.read(object.path(ACCESS_RIGHTS), Entitlements.masterKey(), "$");
        return new Grants(rights.limitedTo(LimitMembers.read(object)), policies(object));
    }

    private static Lifetime lifetime(ObjectNode object) {
        return new Lifetime(
                end(object.path("expires").longValue()),
                object.path("is_inactive").booleanValue(),
                RetentionMembers.read(object));
    }

    private static @Nullable Instant end(long seconds) {
        if (seconds < 0) {
            return Instant.MAX;
        }
        return seconds == 0 ? null : Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond()));
    }

    private static List<PolicyId> policies(ObjectNode object) {
        var listed = JsonMembers.texts(object.path(POLICIES));
        if (!listed.isEmpty()) {
            return policies(listed);
        }
        var single = JsonMembers.text(object, SINGLE_POLICY);
        return single.isEmpty() ? List.of() : List.of(new PolicyId(single));
    }

    private static List<PolicyId> policies(List<String> names) {
        var policies = new ArrayList<PolicyId>();
        for (var name : names) {
            if (name.isEmpty()) {
                // Leaving it out would give the session what its own rights say, and no rights are all rights.
                throw new JsonFormatException("$." + POLICIES + "[" + policies.size() + "]: a policy needs an id");
            }
            policies.add(new PolicyId(name));
        }
        return policies;
    }

    static Attributes attributes(ObjectNode object) {
        var metadata = new LinkedHashMap<String, Object>();
        object.path("meta_data")
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), Json.plain(entry.getValue())));
        return new Attributes(JsonMembers.text(object, "alias"), JsonMembers.texts(object.path("tags")), metadata);
    }

    /** Writes a session over the members that are known of its record. What these say otherwise than it is replaced. */
    static void write(Session session, ObjectNode record) {
        for (var name : SIMPLE.keySet()) {
            JsonMembers.put(record, name, written(name, session, record.path(name)));
        }
        JsonMembers.put(
                record, ACCESS_RIGHTS, AccessRights.write(session.grants().own(), record.path(ACCESS_RIGHTS)));
        LimitMembers.write(session.grants().own().limits(), record);
        writePolicies(session.grants().policies(), record);
        CredentialMembers.write(session.credentials(), record);
        RetentionMembers.write(session.lifetime().retention(), record);
    }

    private static JsonNode written(String name, Session session, JsonNode known) {
        var render = SIMPLE.getOrDefault(name, none -> MissingNode.getInstance());
        var wanted = render.apply(session);
        if (known.isMissingNode()) {
            return wanted;
        }
        var alone = Json.newObject();
        JsonMembers.put(alone, name, known);
        return Json.same(render.apply(read(alone)), wanted) ? known : wanted;
    }

    private static void writePolicies(List<PolicyId> policies, ObjectNode record) {
        if (policies(record).equals(policies)) {
            return;
        }
        JsonMembers.put(record, POLICIES, JsonMembers.list(policies.stream().map(PolicyId::value)));
        if (policies.isEmpty()) {
            record.remove(SINGLE_POLICY);
        }
    }

    private static JsonNode end(Lifetime lifetime) {
        var expires = lifetime.expires();
        if (expires == null) {
            return MissingNode.getInstance();
        }
        // 0 and less would mean never.
        return Json.tree(expires.equals(Instant.MAX) ? NEVER : Math.max(1, expires.getEpochSecond()));
    }

    static JsonNode metadata(Attributes attributes) {
        var metadata = attributes.metadata();
        return metadata.isEmpty() ? MissingNode.getInstance() : Json.tree(metadata);
    }
}
