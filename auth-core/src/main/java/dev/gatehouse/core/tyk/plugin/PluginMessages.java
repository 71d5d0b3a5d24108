// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.plugin;

import static dev.gatehouse.core.tyk.plugin.MessageField.ANYTHING;
import static dev.gatehouse.core.tyk.plugin.MessageField.FLAG;
import static dev.gatehouse.core.tyk.plugin.MessageField.LONG;
import static dev.gatehouse.core.tyk.plugin.MessageField.NUMBER;
import static dev.gatehouse.core.tyk.plugin.MessageField.TEXT;
import static dev.gatehouse.core.tyk.plugin.MessageField.listOf;
import static dev.gatehouse.core.tyk.plugin.MessageField.mapOf;

/** The messages that the original exchanges with its plugins. */
final class PluginMessages {
    private static final Message OVERRIDES = Message.closed()
            .with(NUMBER, "response_code")
            .with(TEXT, "response_error", "response_body")
            .with(mapOf(TEXT), "headers")
            .with(FLAG, "override_error");

    private static final Message REQUEST = Message.closed()
            .with(ANYTHING, "headers", "set_headers", "delete_headers", "body", "raw_body", "url")
            .with(ANYTHING, "params", "add_params", "extended_params", "delete_params")
            .with(ANYTHING, "method", "request_uri", "scheme")
            .with(OVERRIDES, "return_overrides");

    private static final Message RIGHT = Message.openToOthers()
            .with(TEXT, "api_name", "api_id")
            .with(listOf(TEXT), "versions")
            .with(listOf(Message.openToOthers().with(TEXT, "url").with(listOf(TEXT), "methods")), "allowed_urls")
            // No members of the message, but of sessions.
            .with(ANYTHING, "limit", "endpoints", "allowance_scope", "restricted_types", "allowed_types")
            .with(ANYTHING, "field_access_rights", "disable_introspection");

    private static final Message SESSION = Message.openToOthers()
            .with(LONG, "last_check", "expires", "quota_max", "quota_renews", "quota_remaining", "quota_renewal_rate")
            .with(LONG, "data_expires", "id_extractor_deadline", "session_lifetime", "max_query_depth")
            .with(LONG, "post_expiry_grace_period")
            .with(ANYTHING, "allowance", "rate", "per", "hmac_secret", "last_updated", "key_id", "post_expiry_action")
            .with(mapOf(RIGHT), "access_rights")
            .with(TEXT, "org_id", "oauth_client_id", "apply_policy_id", "alias", "certificate")
            .with(mapOf(TEXT), "oauth_keys", "metadata")
            .with(Message.openToOthers().with(TEXT, "password", "hash"), "basic_auth_data")
            .with(Message.openToOthers().with(TEXT, "secret"), "jwt_data")
            .with(FLAG, "hmac_enabled", "is_inactive", "enable_detailed_recording")
            .with(Message.openToOthers().with(ANYTHING, "trigger_limits"), "monitor")
            .with(listOf(TEXT), "tags", "apply_policies")
            // No members of the message, but of sessions.
            .with(ANYTHING, "throttle_interval", "throttle_retry_limit", "smoothing", "date_created")
            .with(ANYTHING, "enable_http_signature_validation", "hmac_string", "rsa_certificate_id")
            .with(ANYTHING, "mtls_static_certificate_bindings", "x_gatehouse_verified_by");

    /** What a plugin is sent and returns. */
    static final Message OBJECT = Message.closed()
            .with(ANYTHING, "hook_type", "hook_name", "spec", "response")
            .with(REQUEST, "request")
            .with(SESSION, "session")
            .with(mapOf(TEXT), "metadata");

    private PluginMessages() {}
}
