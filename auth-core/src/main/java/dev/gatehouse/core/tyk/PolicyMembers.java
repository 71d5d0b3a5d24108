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
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyTerms;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.session.Residue;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The members of a policy object that {@link Policy} expresses, both ways. */
final class PolicyMembers {
    static final String PARTITIONS = "partitions";
    private static final String ID = "id";
    private static final String DATABASE_ID = "_id";
    private static final String ACCESS_RIGHTS = "access_rights";
    private static final String LIFETIME = "session_lifetime";
    private static final Map<Partition, String> NAMES = new EnumMap<>(Map.of(
            Partition.QUOTA, "quota",
            Partition.RATE_LIMIT, "rate_limit",
            Partition.COMPLEXITY, "complexity",
            Partition.ACCESS, "acl",
            Partition.PER_API, "per_api"));

    /** Members that stand for themselves, each as it is written if nothing is known of how it was read. */
    private static final Map<String, Function<Policy, JsonNode>> SIMPLE = simple();

    private PolicyMembers() {}

    private static Map<String, Function<Policy, JsonNode>> simple() {
        var members = new LinkedHashMap<String, Function<Policy, JsonNode>>();
        members.put("org_id", policy -> JsonMembers.text(policy.organization().value()));
        members.put("hmac_enabled", policy -> JsonMembers.flag(policy.terms().hmacEnabled()));
        members.put(
                "enable_http_signature_validation",
                policy -> JsonMembers.flag(policy.terms().rsaEnabled()));
        members.put("is_inactive", policy -> JsonMembers.flag(policy.terms().inactive()));
        members.put(
                "key_expires_in",
                policy -> policy.terms().keysExpireAfter().map(Seconds::whole).orElseGet(MissingNode::getInstance));
        members.put("tags", policy -> JsonMembers.list(policy.terms().attributes().tags().stream()));
        members.put(
                "meta_data", policy -> SessionMembers.metadata(policy.terms().attributes()));
        return members;
    }

    /** Reads an object whose shape was checked. */
    static Policy read(ObjectNode object, String path) {
        var id = id(object);
        if (id.isEmpty()) {
            throw new JsonFormatException(path + ": a policy needs an id");
        }
        return read(object, new PolicyId(id), path);
    }

    private static Policy read(ObjectNode object, PolicyId id, String path) {
        var rights = AccessRights.read(object.path(ACCESS_RIGHTS), Entitlements.nothing(), path);
        return new Policy(
                id,
                new OrganizationId(JsonMembers.text(object, "org_id")),
                partitions(object.path(PARTITIONS)),
                rights.limitedTo(LimitMembers.read(object)),
                terms(object),
                Residue.none());
    }

    static String id(JsonNode object) {
        var id = JsonMembers.text(object, ID);
        return id.isEmpty() ? JsonMembers.text(object, DATABASE_ID) : id;
    }

    private static Set<Partition> partitions(JsonNode flags) {
        var partitions = EnumSet.noneOf(Partition.class);
        NAMES.forEach((partition, name) -> {
            if (flags.path(name).booleanValue()) {
                partitions.add(partition);
            }
        });
        return partitions;
    }

    private static PolicyTerms terms(ObjectNode object) {
        var expiry = Duration.ofSeconds(object.path("key_expires_in").longValue());
        var attributes = SessionMembers.attributes(object);
        var terms = new PolicyTerms(
                object.path("is_inactive").booleanValue(),
                Optional.of(expiry),
                RetentionMembers.read(object.deepCopy().without(LIFETIME)),
                object.path("hmac_enabled").booleanValue(),
                object.path("enable_http_signature_validation").booleanValue(),
                new Attributes("", attributes.tags(), attributes.metadata()));
        return terms.equals(PolicyTerms.none()) ? PolicyTerms.none() : terms;
    }

    /** Writes a policy over the members that are known of its record. What these say otherwise than it is replaced. */
    static void write(Policy policy, ObjectNode record) {
        var known = read(record, policy.id(), "residue");
        if (!id(record).equals(policy.id().value())) {
            record.put(ID, policy.id().value());
        }
        SIMPLE.forEach((name, render) -> {
            var wanted = render.apply(policy);
            if (!Json.same(render.apply(known), wanted)) {
                JsonMembers.put(record, name, wanted);
            }
        });
        if (!known.partitions().equals(policy.partitions())) {
            writePartitions(policy.partitions(), record.withObject("/" + PARTITIONS));
        }
        writeRights(policy.entitlements(), record);
        LimitMembers.write(policy.entitlements().limits(), record);
        writeRetention(policy.terms().retention(), known.terms().retention(), record);
    }

    private static void writePartitions(Set<Partition> partitions, ObjectNode flags) {
        NAMES.forEach(
                (partition, name) -> JsonMembers.put(flags, name, JsonMembers.flag(partitions.contains(partition))));
    }

    private static void writeRights(Entitlements entitlements, ObjectNode record) {
        var known = record.path(ACCESS_RIGHTS);
        if (!entitlements.rights().isEmpty()) {
            record.set(ACCESS_RIGHTS, AccessRights.write(entitlements, known));
        } else if (!known.isEmpty()) {
            record.remove(ACCESS_RIGHTS);
        }
    }

    private static void writeRetention(Retention retention, Retention known, ObjectNode record) {
        if (retention instanceof Retention.Fixed) {
            throw new IllegalArgumentException(
                    "that records are kept for a fixed time cannot be written in the original's policies");
        }
        if (!retention.equals(known)) {
            RetentionMembers.write(retention, record);
        }
    }
}
