// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a session object that {@link Session} expresses, both ways. */
final class SessionMembers {
    /** All members that the original knows, in its order. */
    static final List<String> ORDER = List.of(
            "last_check",
            "allowance",
            "rate",
            "per",
            "throttle_interval",
            "throttle_retry_limit",
            "max_query_depth",
            "date_created",
            "expires",
            "quota_max",
            "quota_renews",
            "quota_remaining",
            "quota_renewal_rate",
            "access_rights",
            "org_id",
            "oauth_client_id",
            "oauth_keys",
            "certificate",
            "mtls_static_certificate_bindings",
            "basic_auth_data",
            "jwt_data",
            "hmac_enabled",
            "enable_http_signature_validation",
            "hmac_string",
            "rsa_certificate_id",
            "is_inactive",
            "apply_policy_id",
            "apply_policies",
            "data_expires",
            "monitor",
            "enable_detail_recording",
            "enable_detailed_recording",
            "meta_data",
            "tags",
            "alias",
            "last_updated",
            "id_extractor_deadline",
            "session_lifetime",
            "post_expiry_action",
            "post_expiry_grace_period",
            "smoothing");

    private static final Set<String> TYPED = Set.of(
            "expires",
            "access_rights",
            "org_id",
            "is_inactive",
            "apply_policy_id",
            "apply_policies",
            "meta_data",
            "tags",
            "alias");

    private SessionMembers() {}

    static boolean isTyped(String name) {
        return TYPED.contains(name);
    }

    static Session read(Members members, Residue residue) {
        return new Session(
                new OrganizationId(members.text("org_id")),
                CredentialKinds.of(members),
                lifetime(members),
                new Grants(AccessRights.read(members.object("access_rights")), policies(members)),
                new Attributes(members.text("alias"), members.texts("tags"), metadata(members.object("meta_data"))),
                residue);
    }

    private static Lifetime lifetime(Members members) {
        long end = members.whole("expires");
        var expires = end < 1 ? null : Instant.ofEpochSecond(Math.min(end, Instant.MAX.getEpochSecond()));
        return new Lifetime(expires, members.flag("is_inactive"));
    }

    private static List<PolicyId> policies(Members members) {
        var listed = members.texts("apply_policies");
        var single = members.text("apply_policy_id");
        var named = listed.isEmpty() && !single.isEmpty() ? List.of(single) : listed;
        return named.stream().filter(id -> !id.isEmpty()).map(PolicyId::new).toList();
    }

    private static Map<String, Object> metadata(Members members) {
        var metadata = new LinkedHashMap<String, Object>();
        for (var entry : members.node().properties()) {
            metadata.put(entry.getKey(), Json.plain(entry.getValue()));
        }
        return metadata;
    }

    static ObjectNode render(Session session) {
        var object = Json.newObject();
        var expires = session.lifetime().expires();
        if (expires != null) {
            object.put("expires", expires.getEpochSecond());
        }
        var rights = AccessRights.render(session.grants().own());
        set(object, "access_rights", rights.isEmpty() ? null : rights);
        set(object, "org_id", text(session.organization().value()));
        if (session.lifetime().inactive()) {
            object.put("is_inactive", true);
        }
        set(object, "apply_policies", list(policyNames(session)));
        set(object, "meta_data", map(session.attributes().metadata()));
        set(object, "tags", list(session.attributes().tags()));
        set(object, "alias", text(session.attributes().alias()));
        return object;
    }

    private static List<String> policyNames(Session session) {
        return session.grants().policies().stream().map(PolicyId::value).toList();
    }

    private static void set(ObjectNode object, String name, @Nullable JsonNode value) {
        if (value != null) {
            object.set(name, value);
        }
    }

    private static @Nullable JsonNode text(String value) {
        return value.isEmpty() ? null : Json.tree(value);
    }

    private static @Nullable JsonNode list(List<String> values) {
        return values.isEmpty() ? null : Json.tree(values);
    }

    private static @Nullable JsonNode map(Map<String, Object> values) {
        return values.isEmpty() ? null : Json.tree(values);
    }

    /** Reads one member alone and compares the part of the session that comes from it. */
    static boolean saysTheSame(Session session, String name, JsonNode kept) {
        var alone = Json.newObject();
        alone.set(name, kept);
        var read = read(Members.of(alone), Residue.none());
        return switch (name) {
            case "expires" ->
                Objects.equals(read.lifetime().expires(), session.lifetime().expires());
            case "is_inactive" ->
                read.lifetime().inactive() == session.lifetime().inactive();
            case "access_rights" -> read.grants().own().equals(session.grants().own());
            case "org_id" -> read.organization().equals(session.organization());
            case "meta_data" ->
                read.attributes().metadata().equals(session.attributes().metadata());
            case "tags" -> read.attributes().tags().equals(session.attributes().tags());
            case "alias" ->
                read.attributes().alias().equals(session.attributes().alias());
            default -> samePolicies(session, read);
        };
    }

    private static boolean samePolicies(Session session, Session read) {
        var policies = read.grants().policies();
        return policies.isEmpty() || policies.equals(session.grants().policies());
    }
}
