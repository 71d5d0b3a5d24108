// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.oas;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsupportedMembersTest {
    private static final String DEFAULT = "version_data.versions.Default.";

    /** A document in which one path holds a value, whatever stands between. */
    private static String nested(String path, String value) {
        var names = path.split("\\.");
        var text = new StringBuilder();
        for (var name : names) {
            text.append("{\"").append(name).append("\":");
        }
        return text.append(value).append("}".repeat(names.length)).toString();
    }

    @Nested
    class Classic {
        @ParameterizedTest
        @ValueSource(strings = {"use_oauth2", "use_openid", "enable_jwt", "external_oauth.enabled"})
        void otherMethodIsAProblem(String path) {
            assertThat(problems(classic(nested(path, "true"))))
                    .containsExactly(new Problem(path, "asks for an authentication method that is not supported"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"enable_jwt", "external_oauth.enabled"})
        void otherMethodOfAnOpenApiHasNoEffectInTheOriginalEither(String path) {
            var document = classic(nested(path, path.endsWith("name") ? "'check'" : "true"));

            var api = served(document.replace("\"use_keyless\":false", "\"use_keyless\":true"));

            assertThat(api.notes()).containsExactly(path + ": has no effect: the API is open to everybody");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "use_mutual_tls_auth | true",
                    "client_certificates | ['abc']",
                    "internal | true",
                    "listen_port | 8081",
                    "graphql.enabled | true",
                    "upstream_auth.enabled | true",
                    "json_rpc_version | '2.0'",
                    "application_protocol | 'mcp'",
                    "upstream_certificates | {'*': 'abc'}",
                    "pinned_public_keys | {'*': 'abc'}",
                    "enable_ip_whitelisting | true",
                    "enable_ip_blacklisting | true",
                    "custom_middleware_bundle | 'bundle.zip'",
                    "definition.enabled | true",
                    "definition.strip_path | true",
                    "definition.strip_versioning_data | true",
                    "definition.url_versioning_pattern | 'v[0-9]'",
                    "proxy.enable_load_balancing | true",
                    "proxy.service_discovery.use_discovery_service | true",
                    "proxy.transport.proxy_url | 'http://proxy.test'",
                    "proxy.transport.ssl_min_version | 771",
                    "proxy.transport.ssl_force_common_name_check | true",
                    "expiration | '2030-01-01 00:00'",
                    "version_data.versions.Default.override_target | 'http://other.test'",
                    "version_data.versions.Default.global_headers | {'X-A': 'b'}",
                    "version_data.versions.Default.global_headers_remove | ['X-A']",
                    "version_data.versions.Default.global_response_headers | {'X-A': 'b'}",
                    "version_data.versions.Default.global_size_limit | 10",
                    "version_data.versions.Default.paths.white_list | ['/only']",
                    "version_data.versions.Default.paths.black_list | ['/never']",
                })
        void whatWouldBeMissingIsAProblem(String path, String value) {
            var document = classic(nested(path, value));

            assertThat(problems(document)).extracting(Problem::path).containsExactly(path);
        }

        @ParameterizedTest
        @ValueSource(strings = {"post", "response"})
        void pluginIsAProblem(String hook) {
            var document = classic("{'custom_middleware': {'" + hook + "': [{'name': 'f', 'path': 'f.js'}]}}");

            assertThat(problems(document))
                    .extracting(Problem::path)
                    .containsExactly("custom_middleware." + hook + "[0]");
        }

        @Test
        void disabledPluginIsNone() {
            var document = classic("{'custom_middleware': {'pre': [{'name': 'f', 'path': 'f.js', 'disabled': true}]}}");

            assertThat(served(document).notes()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "white_list",
                    "black_list",
                    "mock_response",
                    "internal",
                    "virtual",
                    "go_plugin",
                    "transform",
                    "transform_response",
                    "transform_jq",
                    "transform_jq_response",
                    "transform_headers",
                    "transform_response_headers",
                    "method_transforms",
                    "url_rewrites",
                    "size_limits",
                    "validate_json",
                    "persist_graphql"
                })
        void pathRuleIsAProblem(String list) {
            var document = classic("{'version_data': {'versions': {'Default': {'use_extended_paths': true,"
                    + " 'extended_paths': {'" + list + "': [{'path': '/x', 'method': 'GET'}]}}}}}");

            assertThat(problems(document))
                    .extracting(Problem::path)
                    .containsExactly(DEFAULT + "extended_paths." + list + "[0]");
        }

        @Test
        void disabledPathRuleIsNone() {
            var document = classic("{'version_data': {'versions': {'Default': {'use_extended_paths': true,"
                    + " 'extended_paths': {'white_list': [{'path': '/x', 'method': 'GET', 'disabled': true}]}}}}}");

            assertThat(served(document).notes()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"'true'", "1", "[]", "{}"})
        void pathRuleIsDisabledByNothingButTrue(String value) {
            var document = classic("{'version_data': {'versions': {'Default': {'use_extended_paths': true,"
                    + " 'extended_paths': {'white_list': [{'path': '/x', 'disabled': " + value + "}]}}}}}");

            assertThat(problems(document)).hasSize(1);
        }

        @Test
        void pathRuleIsNotDisabledByOneOfTwoSpellings() {
            var document = classic("{'version_data': {'versions': {'Default': {'use_extended_paths': true,"
                    + " 'extended_paths': {'white_list': [{'path': '/x', 'disabled': true, 'Disabled': false}]}}}}}");

            assertThat(problems(document)).hasSize(1);
        }

        @Test
        void listsAreNotDisabledAsAWhole() {
            var document = classic("{'version_data': {'disabled': true, 'versions': {'Default': {'disabled': true,"
                    + " 'use_extended_paths': true,"
                    + " 'extended_paths': {'disabled': true, 'black_list': [{'path': '/x'}]}}}}}");

            assertThat(problems(document)).hasSize(1);
        }

        @Test
        void extendedListsMeanNothingUnlessTheyAreUsed() {
            var document = classic("{'version_data': {'versions': {'Default': {'use_extended_paths': false,"
                    + " 'extended_paths': {'white_list': [{'path': '/x'}]}}}}}");

            assertThat(served(document).notes()).isEmpty();
        }

        @Test
        void plainListsMeanNothingIfExtendedOnesAreUsed() {
            var document = classic("{'version_data': {'versions': {'Default': {'use_extended_paths': true,"
                    + " 'paths': {'white_list': ['/x']}}}}}");

            assertThat(served(document).notes()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'upstream_certificates': {'*': 'a'}, 'upstream_certificates_disabled': true}",
                    "{'pinned_public_keys': {'*': 'a'}, 'certificate_pinning_disabled': true}",
                    "{'enable_ip_whitelisting': true, 'ip_access_control_disabled': true}",
                    "{'custom_middleware_bundle': 'b.zip', 'custom_middleware_bundle_disabled': true}",
                    "{'version_data': {'versions': {'Default':"
                            + " {'global_headers': {'A': 'b'}, 'global_headers_disabled': true}}}}",
                    "{'version_data': {'versions': {'Default':"
                            + " {'global_size_limit': 9, 'global_size_limit_disabled': true}}}}",
                })
        void featureThatIsSwitchedOffIsNotAsked(String change) {
            assertThat(served(classic(change)).notes()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "cache_options.enable_cache | true",
                    "analytics_plugin.enable | true",
                    "do_not_track | true",
                    "enable_detailed_recording | true",
                    "enable_batch_request_support | true",
                    "config_data | {'a': 1}",
                    "tags | ['edge']",
                    "uptime_tests.check_list | [{'url': 'http://x.test'}]",
                    "proxy.transport.ssl_insecure_skip_verify | true",
                    "certificates | ['abc']",
                })
        void whatNobodyIsHarmedByIsNoted(String path, String value) {
            assertThat(served(classic(nested(path, value))).notes())
                    .containsExactly(path + ": is not supported and has no effect");
        }

        @Test
        void exportWithEveryDefaultSpelledOutIsServedWithoutNotes() {
            var document = classic("""
                    {'id': '5e0', 'slug': 'orders', 'auth': {'auth_header_name': 'Authorization', 'use_certificate': false},
                     'use_oauth2': false, 'use_openid': false, 'openid_options': {'providers': [], 'segregate_by_client': false},
                     'oauth_meta': {'allowed_access_types': [], 'allowed_authorize_types': [], 'auth_login_redirect': ''},
                     'use_basic_auth': false, 'basic_auth': {'disable_caching': false, 'cache_ttl': 0},
                     'use_mutual_tls_auth': false, 'client_certificates': [], 'upstream_certificates': {},
                     'enable_jwt': false, 'use_standard_auth': true, 'jwt_signing_method': '', 'jwt_skip_kid': false,
                     'notifications': {'shared_secret': '', 'oauth_on_keychange_url': ''},
                     'enable_signature_checking': false, 'hmac_allowed_clock_skew': -1, 'hmac_allowed_algorithms': [],
                     'definition': {'location': 'header', 'key': 'x-api-version', 'strip_path': false},
                     'uptime_tests': {'check_list': [], 'config': {'expire_utime_after': 0}},
                     'disable_rate_limit': false, 'disable_quota': false, 'global_rate_limit': {'rate': 0, 'per': 0},
                     'custom_middleware': {'pre': [], 'post': [], 'post_key_auth': null,
                       'auth_check': {'name': '', 'path': '', 'require_session': false}, 'response': [], 'driver': '',
                       'id_extractor': {'extract_from': '', 'extract_with': '', 'extractor_config': {}}},
                     'custom_middleware_bundle': '', 'cache_options': {'cache_timeout': 60, 'enable_cache': false},
                     'session_lifetime': 0, 'internal': false,
                     'auth_provider': {'name': '', 'storage_engine': '', 'meta': {}},
                     'event_handlers': {'events': {}}, 'enable_ip_whitelisting': false, 'allowed_ips': [],
                     'response_processors': [], 'CORS': {'enable': false, 'max_age': 24, 'allowed_origins': ['*']},
                     'graphql': {'enabled': false, 'execution_mode': 'proxyOnly', 'schema': 'type Q {a: Int}',
                       'playground': {'enabled': false, 'path': ''}}}
                    """);

            assertThat(served(document).notes()).isEmpty();
        }
    }

    @Nested
    class OpenApi {
        private static final String EXTENSION = "x-tyk-api-gateway.";

        @ParameterizedTest
        @ValueSource(strings = {"server.authentication.oidc.enabled"})
        void otherMethodIsAProblem(String path) {
            assertThat(problems(oas(nested(EXTENSION + path, "true"))))
                    .containsExactly(
                            new Problem(EXTENSION + path, "asks for an authentication method that is not supported"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "info.state.internal",
                    "server.port",
                    "server.clientCertificates.enabled",
                    "server.ipAccessControl.enabled",
                    "server.authentication.protectedResourceMetadata.enabled",
                    "upstream.serviceDiscovery.enabled",
                    "upstream.loadBalancing.enabled",
                    "upstream.mutualTLS.enabled",
                    "upstream.certificatePinning.enabled",
                    "upstream.authentication.basicAuth.enabled",
                    "upstream.authentication.oauth.enabled",
                    "upstream.proxy.enabled",
                    "upstream.tlsTransport.forceCommonNameCheck",
                    "middleware.global.pluginConfig.bundle.enabled",
                    "middleware.global.transformRequestHeaders.enabled",
                    "middleware.global.transformResponseHeaders.enabled",
                    "middleware.global.requestSizeLimit.enabled",
                    "middleware.operations.list.allow.enabled",
                    "middleware.operations.list.block.enabled",
                    "middleware.operations.list.internal.enabled",
                    "middleware.operations.list.virtualEndpoint.enabled",
                    "middleware.operations.list.urlRewrite.enabled",
                    "middleware.operations.list.mockResponse.enabled",
                    "middleware.operations.list.validateRequest.enabled",
                    "middleware.operations.list.requestSizeLimit.enabled",
                    "middleware.operations.list.scopeCheck.enabled",
                    "middleware.operations.list.transformRequestBody.enabled"
                })
        void whatWouldBeMissingIsAProblem(String path) {
            assertThat(problems(oas(nested(EXTENSION + path, "true"))))
                    .extracting(Problem::path)
                    .containsExactly(EXTENSION + path);
        }

        @ParameterizedTest
        @ValueSource(strings = {"postPlugins", "responsePlugins"})
        void pluginIsAProblem(String hook) {
            var change =
                    nested(EXTENSION + "middleware.global." + hook, "[{\"enabled\": true, \"functionName\": \"f\"}]");

            assertThat(problems(oas(change)))
                    .extracting(Problem::path)
                    .containsExactly(EXTENSION + "middleware.global." + hook + "[0].enabled");
        }

        @Test
        void pluginThatIsNotEnabledIsNone() {
            var change = nested(
                    EXTENSION + "middleware.global.prePlugins", "[{\"enabled\": false, \"functionName\": \"f\"}]");

            assertThat(served(oas(change)).notes()).isEmpty();
        }

        @Test
        void severalVersionsAreAProblem() {
            var change = nested(
                    EXTENSION + "info.versioning",
                    "{\"enabled\": true, \"location\": \"header\", \"versions\": [{\"name\": \"v2\", \"id\": \"b\"}]}");

            assertThat(problems(oas(change)))
                    .extracting(Problem::path)
                    .containsExactly(EXTENSION + "info.versioning.versions");
        }

        @Test
        void versionsThatAreOffAreFine() {
            var change = nested(
                    EXTENSION + "info.versioning",
                    "{\"enabled\": false, \"location\": \"header\", \"versions\": [{\"name\": \"v2\", \"id\": \"b\"}]}");

            assertThat(served(oas(change)).notes()).isEmpty();
        }

        @Test
        void otherExtensionOfTheGatewayIsAProblem() {
            assertThat(problems(oas("{'x-tyk-streaming': {'streams': {}}}")))
                    .extracting(Problem::path)
                    .containsExactly("x-tyk-streaming");
        }

        @Test
        void extensionOfSomebodyElseIsNotLookedAt() {
            assertThat(served(oas("{'x-other': {'a': 1}, 'tags': [{'name': 'x'}]}"))
                            .notes())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "server.detailedActivityLogs.enabled", "middleware.global.cache.enabled",
                    "middleware.operations.list.cache.enabled", "middleware.operations.list.trackEndpoint.enabled",
                    "upstream.tlsTransport.insecureSkipVerify", "upstream.preserveTrailingSlash.enabled"
                })
        void whatNobodyIsHarmedByIsNoted(String path) {
            assertThat(served(oas(nested(EXTENSION + path, "true"))).notes())
                    .containsExactly(EXTENSION + path + ": is not supported and has no effect");
        }

        @Test
        void unknownMemberIsNoted() {
            assertThat(served(oas(nested(EXTENSION + "server.colour", "\"red\"")))
                            .notes())
                    .containsExactly(EXTENSION + "server.colour: is unknown and has no effect");
        }
    }
}
