// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatehouse.examples.gateway.config.Member.Use;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MemberTableTest {
    @TempDir
    private Path directory;

    static Stream<Member> ignored() {
        return MemberTable.known().all().stream().filter(member -> member.use() == Use.IGNORED);
    }

    static Stream<Member> refused() {
        return MemberTable.known().all().stream().filter(member -> member.use() == Use.REFUSED);
    }

    static Stream<Member> typed() {
        // The fixture gives these two itself.
        var given = List.of("secret", "app_path");
        return MemberTable.known().all().stream()
                .filter(member -> member.type() != MemberType.ANY && !given.contains(member.path()));
    }

    @ParameterizedTest
    @MethodSource("ignored")
    void aMemberWithoutEffectIsNamedInOneLineIfItIsSet(Member member) {
        var notices = fixture(member, setValue(member)).read().notices();

        assertThat(notices).containsExactly("settings without effect in this gateway: " + member.path());
    }

    @ParameterizedTest
    @MethodSource("ignored")
    void aMemberWithoutEffectIsNotNamedIfItIsNotSet(Member member) {
        assertThat(fixture(member, unsetValue(member)).read().notices()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aMemberThatMustNotBeIgnoredStopsTheStartWithItsReason(Member member) {
        var problems = fixture(member, setValue(member)).problems();

        assertThat(problems)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("$." + member.path())
                .endsWith(member.why());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aMemberThatMustNotBeIgnoredIsNoMatterIfItIsNotSet(Member member) {
        assertThat(fixture(member, unsetValue(member)).read().notices()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aMemberThatMustNotBeIgnoredStopsTheStartFromTheEnvironmentToo(Member member) {
        var variable = member.subtree() ? member.variable() + "_X" : member.variable();
        var problems = ConfigurationFixture.in(directory)
                .variable(variable, variableValue(member))
                .problems();

        assertThat(problems).hasSize(1).first().asString().contains(member.path());
    }

    @ParameterizedTest
    @MethodSource("typed")
    void aMemberOfAnotherTypeStopsTheStartWithItsPath(Member member) {
        var problems = fixture(member, wrongValue(member)).problems();

        assertThat(problems)
                .contains("$." + member.path() + " must be " + member.type().wording());
    }

    @ParameterizedTest
    @MethodSource("typed")
    void nullIsAsIfAMemberWereAbsent(Member member) {
        assertThat(fixture(member, "null").read().notices()).isEmpty();
    }

    @Test
    void everyMemberHasAnEnvironmentVariableOfItsOwn() {
        var variables = MemberTable.known().all().stream()
                .filter(member -> !member.subtree())
                .map(Member::variable)
                .toList();

        assertThat(variables).doesNotHaveDuplicates();
    }

    @Test
    void everyMemberWithoutEffectSaysWhy() {
        assertThat(ignored()).allSatisfy(member -> assertThat(member.why()).isNotEmpty());
    }

    @Test
    void noMemberIsListedTwice() {
        var paths = MemberTable.known().all().stream().map(member -> member.path() + member.subtree());

        assertThat(paths.collect(Collectors.toList())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "override_messages",
                "error_overrides",
                "hash_key_function_fallback",
                "disable_key_actions_by_username",
                "local_session_cache.disable_cached_session_state",
                "local_session_cache.cached_session_timeout",
                "local_session_cache.cached_session_eviction",
                "force_global_session_lifetime",
                "global_session_lifetime",
                "session_lifetime_respects_key_expiration",
                "security.control_api_use_mutual_tls",
                "security.allow_unsafe_dynamic_mtls_token",
                "security.certificates.apis",
                "security.certificates.upstream",
                "security.pinned_public_keys",
                "security.private_certificate_encoding_secret",
                "security.certificate_expiry_monitor.warning_threshold_days",
                "http_server_options.enable_path_prefix_matching",
                "http_server_options.skip_client_ca_announcement",
                "enable_redis_rolling_limiter",
                "enable_fixed_window_rate_limiter",
                "enable_sentinel_rate_limiter",
                "enable_leaky_bucket_rate_limiter",
                "enable_non_transactional_rate_limiter",
                "enable_rate_limit_smoothing",
                "drl_threshold",
                "drl_enable_sentinel_rate_limiter",
                "rate_limit_response_headers",
                "oauth_token_expire",
                "oauth_refresh_token_expire",
                "oauth_token_expired_retain_period",
                "oauth_redirect_uri_separator",
                "oauth_error_status_code",
                "jwks.cache.timeout",
                "basic_auth_hash_key_function",
                "ignore_canonical_mime_header_key",
                "node_secret"
            })
    void aMemberThatTheBehaviorOfTheOriginalDependsOnIsKnown(String path) {
        assertThat(MemberTable.known().at(path)).isPresent();
    }

    @Nested
    class ALineOfTheTable {
        @Test
        void namesItsVariableAfterItsLevels() {
            var member = Member.parse("used | flag | http_server_options.use_ssl |");

            assertThat(member.variable()).isEqualTo("TYK_GW_HTTPSERVEROPTIONS_USESSL");
        }

        @Test
        void mayNameAnotherVariable() {
            var member = Member.parse("used | texts | http_server_options.ssl_ciphers=HTTPSERVEROPTIONS_CIPHERS |");

            assertThat(member.variable()).isEqualTo("TYK_GW_HTTPSERVEROPTIONS_CIPHERS");
        }

        @Test
        void mayStandForEverythingBelow() {
            var member = Member.parse("ignored | any | monitor.* | nothing is watched");

            assertThat(member.covers("monitor.configuration.method")).isTrue();
        }

        @Test
        void standsForNothingBesideIt() {
            var member = Member.parse("ignored | any | monitor.* | nothing is watched");

            assertThat(member.covers("monitoring")).isFalse();
        }

        @Test
        void hasFourColumns() {
            assertThatIllegalArgumentException().isThrownBy(() -> Member.parse("used | flag | x"));
        }
    }

    private ConfigurationFixture fixture(Member member, String value) {
        var levels = List.of((member.subtree() ? member.path() + ".anything" : member.path()).split("\\."));
        var text = new StringBuilder();
        levels.forEach(level ->
                text.append(text.isEmpty() ? "" : "{").append('"').append(level).append("\": "));
        text.append(value).append("}".repeat(levels.size() - 1));
        return ConfigurationFixture.in(directory).with(text.toString());
    }

    private static String setValue(Member member) {
        return switch (member.type()) {
            case FLAG -> "true";
            case INTEGER -> "7";
            case NUMBER -> "0.5";
            case TEXT, ANY -> "\"word\"";
            case TEXTS, STRUCTURE -> "[\"word\"]";
            case MAP -> "{\"a\": \"b\"}";
        };
    }

    private static String unsetValue(Member member) {
        return switch (member.type()) {
            case FLAG, ANY -> "false";
            case INTEGER, NUMBER -> "0";
            case TEXT -> "\"\"";
            case TEXTS, STRUCTURE -> "[]";
            case MAP -> "{}";
        };
    }

    private static String wrongValue(Member member) {
        return switch (member.type()) {
            case FLAG, TEXTS, MAP, STRUCTURE -> "\"true\"";
            case INTEGER -> "1.5";
            case NUMBER, TEXT -> "true";
            case ANY -> throw new IllegalArgumentException("nothing is wrong");
        };
    }

    private static String variableValue(Member member) {
        return switch (member.type()) {
            case FLAG -> "true";
            case INTEGER, NUMBER -> "7";
            case MAP -> "a:b";
            default -> "word";
        };
    }
}
