// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

/** What becomes of each member of a classic definition. */
final class ClassicMembers {
    static final Catalogue TABLE = new Catalogue("""
            read: api_id name org_id active use_keyless use_standard_auth strip_auth_data base_identity_provided_by
            read: auth domain domain_disabled protocol expiration
            read: x-gatehouse error_overrides error_overrides_disabled session_lifetime session_lifetime_respects_key_expiration
            silent: id slug is_oas is_site api_model user_id user_group_owners user_owners hook_references sort_by
            silent: last_updated date_created session_provider auth_provider version_name api_level_events

            read: enable_signature_checking hmac_allowed_clock_skew hmac_allowed_algorithms
            read: use_basic_auth basic_auth.disable_caching basic_auth.cache_ttl basic_auth.extract_from_body
            read: basic_auth.body_user_regexp basic_auth.body_password_regexp
            method: use_oauth2 use_openid enable_jwt
            read: enable_coprocess_auth use_go_plugin_auth custom_plugin_auth_enabled
            method: external_oauth.enabled security_requirements oauth2
            silent: external_oauth openid_options oauth_meta notifications scopes
            silent: idp_client_id_mapping_disabled
            silent: jwt_signing_method jwt_source jwt_jwks_uris jwt_identity_base_field jwt_client_base_field
            silent: jwt_policy_field_name jwt_default_policies jwt_skip_kid jwt_scope_to_policy_mapping
            silent: jwt_scope_claim_name jwt_issued_at_validation_skew jwt_expires_at_validation_skew
            silent: jwt_not_before_validation_skew jwt_disable_issued_at_validation
            silent: jwt_disable_expires_at_validation jwt_disable_not_before_validation
            silent: security_requirement_scopes auth_configs.*.name
            read: auth_configs.*.auth_header_name auth_configs.*.disable_header auth_configs.*.use_param
            read: auth_configs.*.param_name auth_configs.*.use_cookie auth_configs.*.cookie_name
            read: auth_configs.*.use_certificate auth_configs.*.validate_signature

            problem: use_mutual_tls_auth client_certificates internal listen_port
            problem: graphql.enabled upstream_auth.enabled
            read: request_signing
            problem: json_rpc_version application_protocol
            silent: graphql upstream_auth
            problem unless upstream_certificates_disabled: upstream_certificates
            problem unless certificate_pinning_disabled: pinned_public_keys
            problem unless ip_access_control_disabled: enable_ip_whitelisting enable_ip_blacklisting
            silent: upstream_certificates_disabled certificate_pinning_disabled ip_access_control_disabled
            silent: allowed_ips blacklisted_ips
            read: global_rate_limit.rate global_rate_limit.per global_rate_limit.disabled
            read: disable_rate_limit disable_quota
            read: dont_set_quota_on_create

            problem unless custom_middleware_bundle_disabled: custom_middleware_bundle
            silent: custom_middleware_bundle_disabled
            problem unless disabled: custom_middleware.post.* custom_middleware.response.*
            read: custom_middleware.driver
            note: custom_middleware.traffic_logs.name

            note: cache_options.enable_cache analytics_plugin.enable do_not_track
            read: event_handlers.events
            read: enable_context_vars
            note: enable_detailed_recording enable_batch_request_support enable_proxy_protocol
            note: certificates detailed_tracing tag_headers expire_analytics_after
            note unless tags_disabled: tags
            note unless config_data_disabled: config_data
            note unless disabled: uptime_tests.check_list
            silent: cache_options analytics_plugin event_handlers uptime_tests tags_disabled config_data_disabled
            problem: response_processors.*.options
            note: response_processors.*.name

            [auth]
            read: auth_header_name disable_header use_param param_name use_cookie cookie_name use_certificate
            read: validate_signature

            [auth.signature]
            read: algorithm header secret allowed_clock_skew error_code error_message use_param param_name

            [auth_configs.*.signature]
            read: algorithm header secret allowed_clock_skew error_code error_message use_param param_name

            [custom_middleware.pre.*]
            read: name disabled
            silent: path code require_session raw_body_only

            [custom_middleware.post_key_auth.*]
            read: name disabled
            silent: path code require_session raw_body_only

            [custom_middleware.auth_check]
            read: name disabled
            silent: path code require_session raw_body_only

            [custom_middleware.id_extractor]
            read: disabled extract_from extract_with
            read: extractor_config.header_name extractor_config.param_name extractor_config.regex_expression
            read: extractor_config.regex_match_index extractor_config.xpath_expression

            [CORS]
            read: enable allowed_origins allowed_methods allowed_headers exposed_headers allow_credentials max_age
            read: options_passthrough
            silent: debug

            [definition]
            problem: enabled strip_path strip_versioning_data url_versioning_pattern
            read: location key fallback_to_default
            silent: name default versions base_id

            [proxy]
            read: listen_path target_url strip_listen_path preserve_host_header
            problem: enable_load_balancing service_discovery.use_discovery_service
            silent: target_list service_discovery check_host_against_uptime_tests
            note: disable_strip_slash transport.ssl_insecure_skip_verify
            problem: transport.proxy_url transport.ssl_ciphers transport.ssl_min_version transport.ssl_max_version
            problem: transport.ssl_force_common_name_check

            [version_data]
            read: not_versioned default_version

            [version_data.versions.*]
            read: name expires use_extended_paths ignore_endpoint_case
            problem: override_target
            problem unless global_headers_disabled: global_headers global_headers_remove
            problem unless global_response_headers_disabled: global_response_headers global_response_headers_remove
            problem unless global_size_limit_disabled: global_size_limit
            note unless global_enforce_timeout_disabled: global_enforce_timeout
            silent: global_headers_disabled global_response_headers_disabled global_size_limit_disabled
            silent: global_enforce_timeout_disabled

            [version_data.versions.*]
            scope unless use_extended_paths: paths
            read: paths.ignored
            problem: paths.white_list paths.black_list
            scope if use_extended_paths: extended_paths

            [version_data.versions.*.extended_paths]
            read: ignored rate_limit
            problem unless disabled: white_list.* black_list.* mock_response.* internal.* virtual.* go_plugin.*
            problem unless disabled: transform.* transform_response.* transform_jq.* transform_jq_response.*
            problem unless disabled: transform_headers.* transform_response_headers.* method_transforms.*
            problem unless disabled: url_rewrites.* size_limits.* validate_json.* persist_graphql.*
            problem: validate_request.*.enabled
            note unless disabled: cache advance_cache_config.* hard_timeouts.* circuit_breakers.*
            note unless disabled: track_endpoints.* do_not_track_endpoints.*
            """);

    private ClassicMembers() {}
}
