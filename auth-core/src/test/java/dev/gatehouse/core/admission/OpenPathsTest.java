// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenPathsTest {
    private static boolean open(String base, String pattern, String target) {
        return open(PathMatching.ANYWHERE, base, pattern, target);
    }

    private static boolean open(PathMatching matching, String base, String pattern, String target) {
        var version = ApiVersion.of("Default", PathRule.of(pattern, "GET"));
        var api = ProtectedApi.named("orders")
                .basePath(base)
                .pathMatching(matching)
                .versions(new ApiVersions.Single(version))
                .requires(new AuthRequirement.Keyless())
                .build();
        return new OpenPaths(api).open(version, HttpRequest.of("GET", target, Headers.none()));
    }

    @Test
    void ruleOpensWhatBeginsWithIt() {
        assertThat(open("/", "/free", "/freedom/x")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/secret/free", "/FREE", "/secret?u=/free", "/x/free"})
    void at66RuleOpensNothingElse(String target) {
        assertThat(open("/", "/free", target)).isFalse();
    }

    @Test
    void ruleSeesThePathBelowTheBase() {
        assertThat(open("/api/", "/free", "/api/free")).isTrue();
    }

    @Test
    void at66BaseThatLooksLikeTheRuleOpensNothing() {
        assertThat(open("/free/", "/free", "/free/secret")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/free", "/free/", "/free/.*", "/free/*", "/free/{x}", "/free/x?", "/free/(a|)", "/free|/x"})
    void at66RuleThatLooksLikeTheBaseNeverOpensTheWholeApi(String rule) {
        assertThat(open("/free", rule, "/free/secret")).isFalse();
        assertThat(open("/free/", rule, "/free/secret")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/free", "^/api/free", "(?i)/api/free", "^(?i)/api/free", "/api/free/?", "/api/free$"})
    void ruleMayNameTheBaseItself(String rule) {
        assertThat(open("/api/", rule, "/api/free")).isTrue();
        assertThat(open("/api", rule, "/api/secret")).isFalse();
    }

    @Test
    void ruleMayNameTheBaseAndAFile() {
        assertThat(open("/api", "/api/openapi.json", "/api/openapi.json")).isTrue();
    }

    @Test
    void at66BaseThatEndsInsideASegmentOpensNothing() {
        assertThat(open("/only", "/x", "/onlyx")).isFalse();
        assertThat(open("/only", "/x", "/only/x")).isTrue();
    }

    @Test
    void versionOfAnotherApiOpensNothing() {
        var api = ProtectedApi.named("orders")
                .requires(new AuthRequirement.Keyless())
                .build();
        var other = ApiVersion.of("Default", PathRule.of("/free", "GET"));

        assertThat(new OpenPaths(api).open(other, HttpRequest.of("GET", "/free", Headers.none())))
                .isFalse();
    }

    @Test
    void exactRuleOpensItsPathBelowTheBaseAndNothingElse() {
        assertThat(open(PathMatching.EXACT, "/api", "/free|/open", "/api/open")).isTrue();
        assertThat(open(PathMatching.EXACT, "/api", "/free|/open", "/api/free/x"))
                .isFalse();
        assertThat(open(PathMatching.EXACT, "/api", "/api/free", "/api/free")).isFalse();
    }

    @Test
    void at66RuleWithoutSlashIsAnchoredToo() {
        assertThat(open("/", "free|.*open", "/secret/free")).isFalse();
    }

    @Test
    void at66EveryAlternativeIsAnchored() {
        assertThat(open("/", "/free|/open", "/open/x")).isTrue();
        assertThat(open("/", "/free|/open", "/secret/open")).isFalse();
    }

    @Test
    void blankRuleOpensNothing() {
        assertThat(open("/", "", "/secret")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/free/../secret", "/free/%2e%2e/secret", "/free%2f..%2fsecret", "/free/..;/secret", "/free//x"})
    void at52PathWithTwoMeaningsIsNotOpen(String target) {
        assertThat(open("/", "/free", target)).isFalse();
    }

    @Property
    void at66PrefixBeforeTheRuleNeverOpens(@ForAll @AlphaChars @StringLength(min = 1, max = 20) String prefix) {
        assertThat(open("/", "/free", "/" + prefix + "/free")).isFalse();
    }
}
