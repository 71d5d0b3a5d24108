// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Shape.Scalar.ANYTHING;
import static dev.gatehouse.core.tyk.Shape.Scalar.FLAG;
import static dev.gatehouse.core.tyk.Shape.Scalar.NUMBER;
import static dev.gatehouse.core.tyk.Shape.Scalar.TEXT;
import static dev.gatehouse.core.tyk.Shape.Scalar.TIME;
import static dev.gatehouse.core.tyk.Shape.Scalar.WHOLE;

import dev.gatehouse.core.tyk.Shape.ListOf;
import dev.gatehouse.core.tyk.Shape.MapOf;
import dev.gatehouse.core.tyk.Shape.ObjectOf;

/** The members of the original's session and policy objects, in its order. */
final class SessionShape {
    private static final ListOf TEXTS = new ListOf(TEXT);

    private static final ObjectOf SMOOTHING =
            ObjectOf.nothing().with(FLAG, "enabled").with(NUMBER, "threshold", "trigger", "step", "delay");

    private static final ObjectOf RATE =
            ObjectOf.nothing().with(NUMBER, "rate", "per").with(SMOOTHING, "smoothing");

    private static final ObjectOf LIMIT = RATE.with(NUMBER, "throttle_interval")
            .with(WHOLE, "throttle_retry_limit", "max_query_depth")
            .with(WHOLE, "quota_max", "quota_renews", "quota_remaining", "quota_renewal_rate");

    private static final ObjectOf GRAPH_TYPE =
            ObjectOf.nothing().with(TEXT, "name").with(TEXTS, "fields");

    private static final ObjectOf GRAPH_FIELD = ObjectOf.nothing()
            .with(TEXT, "type_name", "field_name")
            .with(ObjectOf.nothing().with(WHOLE, "max_query_depth"), "limits");

    private static final ObjectOf ENDPOINT = ObjectOf.nothing()
            .with(TEXT, "path")
            .with(new ListOf(ObjectOf.nothing().with(TEXT, "name").with(RATE, "limit")), "methods");

    /** One entry of {@code access_rights}. */
    static final ObjectOf RIGHT = ObjectOf.nothing()
            .with(TEXT, "api_name", "api_id")
            .with(TEXTS, "versions")
            .with(new ListOf(ObjectOf.nothing().with(TEXT, "url").with(TEXTS, "methods")), "allowed_urls")
            .with(new ListOf(GRAPH_TYPE), "restricted_types", "allowed_types")
            .with(LIMIT, "limit")
            .with(new ListOf(GRAPH_FIELD), "field_access_rights")
            .with(FLAG, "disable_introspection")
            .with(TEXT, "allowance_scope")
            .with(new ListOf(ENDPOINT), "endpoints")
            .with(ANYTHING, "json_rpc_methods", "json_rpc_methods_access_rights")
            .with(ANYTHING, "mcp_primitives", "mcp_access_rights");

    /** The members of the original's policy object. */
    static final ObjectOf POLICY = ObjectOf.nothing()
            .with(TEXT, "_id", "id", "name", "org_id")
            .with(NUMBER, "rate", "per")
            .with(WHOLE, "quota_max", "quota_renewal_rate")
            .with(NUMBER, "throttle_interval")
            .with(WHOLE, "throttle_retry_limit", "max_query_depth")
            .with(new MapOf(RIGHT), "access_rights")
            .with(FLAG, "hmac_enabled", "enable_http_signature_validation", "active", "is_inactive")
            .with(TEXTS, "tags")
            .with(WHOLE, "key_expires_in")
            .with(TEXT, "post_expiry_action")
            .with(WHOLE, "post_expiry_grace_period")
            .with(
                    ObjectOf.nothing().with(FLAG, "quota", "rate_limit", "complexity", "acl", "per_api"),
                    PolicyMembers.PARTITIONS)
            .with(TEXT, "last_updated")
            .with(new MapOf(ANYTHING), "meta_data")
            .with(ANYTHING, "graphql_access_rights")
            .with(SMOOTHING, "smoothing");

    static final ObjectOf SESSION = ObjectOf.nothing()
            .with(WHOLE, "last_check")
            .with(NUMBER, "allowance", "rate", "per", "throttle_interval")
            .with(WHOLE, "throttle_retry_limit", "max_query_depth")
            .with(TIME, "date_created")
            .with(WHOLE, "expires", "quota_max", "quota_renews", "quota_remaining", "quota_renewal_rate")
            .with(new MapOf(RIGHT), "access_rights")
            .with(TEXT, "org_id", "oauth_client_id")
            .with(new MapOf(TEXT), "oauth_keys")
            .with(TEXT, "certificate")
            .with(TEXTS, "mtls_static_certificate_bindings")
            .with(ObjectOf.nothing().with(TEXT, "password", "hash_type"), "basic_auth_data")
            .with(ObjectOf.nothing().with(TEXT, "secret"), "jwt_data")
            .with(FLAG, "hmac_enabled", "enable_http_signature_validation")
            .with(TEXT, "hmac_string", "rsa_certificate_id")
            .with(FLAG, "is_inactive")
            .with(TEXT, "apply_policy_id")
            .with(TEXTS, "apply_policies")
            .with(WHOLE, "data_expires")
            .with(ObjectOf.nothing().with(new ListOf(NUMBER), "trigger_limits"), "monitor")
            .with(FLAG, "enable_detail_recording", "enable_detailed_recording")
            .with(new MapOf(ANYTHING), "meta_data")
            .with(TEXTS, "tags")
            .with(TEXT, "alias", "last_updated")
            .with(WHOLE, "id_extractor_deadline", "session_lifetime")
            .with(TEXT, "post_expiry_action")
            .with(WHOLE, "post_expiry_grace_period")
            .with(SMOOTHING, "smoothing")
            .with(TEXT, "x_gatehouse_verified_by");

    private SessionShape() {}
}
