// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.entitlement.PathRule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicVersionsTest {
    private static ApiVersions versions(String change) {
        return served(classic(change)).api().paths().versions();
    }

    @Nested
    class NotVersioned {
        private static ApiVersion only(String change) {
            return ((ApiVersions.Single) versions(change)).only();
        }

        @Test
        void oneVersionServesAll() {
            assertThat(only("{}")).isEqualTo(ApiVersion.of("Default"));
        }

        @Test
        void versionNeedNotBeSpelledOut() {
            assertThat(only("{'version_data': {'versions': null}}")).isEqualTo(ApiVersion.of("Default"));
        }

        @Test
        void onlyVersionMayHaveAnyName() {
            var change = "{'version_data': {'versions': {'Default': null, 'first': {'use_extended_paths': false,"
                    + " 'paths': {'ignored': ['/open']}}}}}";

            assertThat(only(change).openPaths()).extracting(PathRule::pattern).containsExactly("/open");
        }

        @Test
        void defaultCountsAmongSeveral() {
            var change = "{'version_data': {'versions': {'a': {'paths': {'ignored': ['/a']}},"
                    + " 'Default': {'paths': {'ignored': ['/d']}}}}}";

            assertThat(only(change).openPaths()).extracting(PathRule::pattern).containsExactly("/d");
        }

        @Test
        void severalWithoutADefaultAreAProblem() {
            var problems = problems(classic("{'version_data': {'versions': {'Default': null, 'a': {}, 'b': {}}}}"));

            assertThat(problems)
                    .containsExactly(new Problem(
                            "version_data.versions", "has several entries, of which none is named Default"));
        }

        @Test
        void expiryOfAVersionMeansNothing() {
            assertThat(only("{'version_data': {'versions': {'Default': {'expires': '2001-01-01 00:00'}}}}")
                            .expires())
                    .isNull();
        }
    }

    @Nested
    class Versioned {
        private static final String TWO = "{'definition': {'location': 'header', 'key': 'x-version'},"
                + " 'version_data': {'not_versioned': false, 'default_version': 'v1',"
                + " 'versions': {'Default': null, 'v1': {'name': 'v1', 'expires': '2030-12-31 23:59'},"
                + " 'v2': {'name': 'v2', 'expires': '-1'}}}";

        private static ApiVersions.Several several(String more) {
            return (ApiVersions.Several) versions(TWO + more + "}");
        }

        @Test
        void versionsAreNamedByTheirKeys() {
            assertThat(several("").byName()).containsOnlyKeys("v1", "v2");
        }

        @Test
        void defaultVersionIsNamed() {
            assertThat(several("").defaultName()).isEqualTo("v1");
        }

        @Test
        void unknownVersionIsNotServedByTheDefault() {
            assertThat(several("").fallsBack()).isFalse();
        }

        @Test
        void unknownVersionIsServedByTheDefaultOnDemand() {
            assertThat(((ApiVersions.Several)
                                    versions(TWO.replace("'key'", "'fallback_to_default': true, 'key'") + "}"))
                            .fallsBack())
                    .isTrue();
        }

        @Test
        void expiryIsAMinuteInUtc() {
            var version = Objects.requireNonNull(several("").byName().get("v1"));

            assertThat(version.expires()).isEqualTo(Instant.parse("2030-12-31T23:59:00Z"));
        }

        @Test
        void minusOneIsNever() {
            var version = Objects.requireNonNull(several("").byName().get("v2"));

            assertThat(version.expires()).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"tomorrow", "2030-12-31", "2030-13-01 00:00", "2030-02-30T00:00", "0"})
        void otherTimesAreAProblem(String time) {
            var problems = problems(classic(TWO.replace("2030-12-31 23:59", time) + "}"));

            assertThat(problems).extracting(Problem::path).containsExactly("version_data.versions.v1.expires");
        }

        @Test
        void requestNamesTheVersionInAHeader() {
            assertThat(several("").selector()).isEqualTo(new ApiVersions.Named(CredentialLocation.header("x-version")));
        }

        @Test
        void requestNamesTheVersionInAParameter() {
            var versions = (ApiVersions.Several) versions(TWO.replace("'header'", "'url-param'") + "}");

            assertThat(versions.selector()).isEqualTo(new ApiVersions.Named(CredentialLocation.query("x-version")));
        }

        @Test
        void requestNamesTheVersionInItsPath() {
            var versions = (ApiVersions.Several) versions(TWO.replace("'header'", "'url'") + "}");

            assertThat(versions.selector()).isEqualTo(new ApiVersions.FirstSegment());
        }

        @ParameterizedTest
        @CsvSource({"'', location", "cookie, location", "Header, location"})
        void otherPlacesAreAProblem(String location, String member) {
            var problems = problems(classic(TWO.replace("'header'", "'" + location + "'") + "}"));

            assertThat(problems).extracting(Problem::path).containsExactly("definition." + member);
        }

        @Test
        void placeWithoutANameIsAProblem() {
            var problems = problems(classic(TWO.replace("x-version", "") + "}"));

            assertThat(problems).extracting(Problem::path).containsExactly("definition.key");
        }

        @Test
        void defaultThatDoesNotExistIsAProblem() {
            var problems = problems(classic(TWO.replace("'default_version': 'v1'", "'default_version': 'v9'") + "}"));

            assertThat(problems)
                    .containsExactly(
                            new Problem("version_data.default_version", "names a version that does not exist"));
        }

        @Test
        void apiWithoutAnyVersionIsAProblem() {
            var problems = problems(classic("{'definition': {'location': 'url'},"
                    + " 'version_data': {'not_versioned': false, 'versions': null}}"));

            assertThat(problems).extracting(Problem::path).containsExactly("version_data.versions");
        }
    }

    @Nested
    class OpenPaths {
        private static List<PathRule> open(String version) {
            return open(version, TykDefinitionSettings.standard());
        }

        private static List<PathRule> open(String version, TykDefinitionSettings settings) {
            var api = served(classic("{'version_data': {'versions': {'Default': " + version + "}}}"), settings);
            return ((ApiVersions.Single) api.api().paths().versions()).only().openPaths();
        }

        private static List<PathRule> ignored(String entries) {
            return open("{'use_extended_paths': true, 'extended_paths': {'ignored': [" + entries + "]}}");
        }

        private static List<Problem> ignoredProblems(String entries) {
            return problems(classic("{'version_data': {'versions': {'Default': {'use_extended_paths': true,"
                    + " 'extended_paths': {'ignored': [" + entries + "]}}}}}"));
        }

        @Test
        void plainPathIsOpenToEveryMethod() {
            assertThat(open("{'paths': {'ignored': ['/free']}}"))
                    .containsExactly(new PathRule("/free", OpenPathRules.ALL_METHODS));
        }

        @Test
        void extendedPathIsOpenToItsMethod() {
            assertThat(ignored("{'path': '/free', 'method': 'GET'}")).containsExactly(PathRule.of("/free", "GET"));
        }

        @Test
        void extendedPathWithoutAMethodIsOpenToEvery() {
            assertThat(ignored("{'path': '/free'}")).containsExactly(new PathRule("/free", OpenPathRules.ALL_METHODS));
        }

        @Test
        void actionsNameTheMethods() {
            var entry = "{'path': '/free', 'method_actions': {'GET': {'action': 'no_action', 'code': 200},"
                    + " 'PUT': {'action': 'no_action'}}}";

            assertThat(ignored(entry)).containsExactly(PathRule.of("/free", "GET", "PUT"));
        }

        @Test
        void methodMeansNothingBesideActions() {
            var entry = "{'path': '/free', 'method': 'POST', 'method_actions': {'GET': {'action': 'no_action'}}}";

            assertThat(ignored(entry)).containsExactly(PathRule.of("/free", "GET"));
        }

        @Test
        void emptyActionsOpenNothing() {
            assertThat(ignored("{'path': '/free', 'method': 'GET', 'method_actions': {}}"))
                    .containsExactly(PathRule.of("/free"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"reply", "redirect", "", "NO_ACTION"})
        void otherActionsAreAProblem(String action) {
            var problems =
                    ignoredProblems("{'path': '/free', 'method_actions': {'GET': {'action': '" + action + "'}}}");

            assertThat(problems)
                    .extracting(Problem::path)
                    .containsExactly(
                            "version_data.versions.Default.extended_paths.ignored[0].method_actions.GET.action");
        }

        @Test
        void disabledEntryOpensNothing() {
            assertThat(ignored("{'path': '/free', 'method': 'GET', 'disabled': true}"))
                    .isEmpty();
        }

        @Test
        void entriesOfTheListThatIsNotUsedOpenNothing() {
            assertThat(open("{'use_extended_paths': true, 'paths': {'ignored': ['/free']}}"))
                    .isEmpty();
        }

        @Test
        void extendedEntriesOpenNothingUnlessTheyAreUsed() {
            assertThat(open("{'extended_paths': {'ignored': [{'path': '/free', 'method': 'GET'}]}}"))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "/free, ^(?i)/free",
            "free, ^(?i)/free",
            "^/free$, ^(?i)^/free$",
        })
        void caseCanBeIgnored(String path, String pattern) {
            assertThat(ignored("{'path': '" + path + "', 'method': 'GET', 'ignore_case': true}"))
                    .containsExactly(PathRule.of(pattern, "GET"));
        }

        @Test
        void caseCanBeIgnoredInAWholeVersion() {
            assertThat(open("{'ignore_endpoint_case': true, 'paths': {'ignored': ['/free']}}"))
                    .extracting(PathRule::pattern)
                    .containsExactly("^(?i)/free");
        }

        @Test
        void caseCanBeIgnoredInAWholeGateway() {
            var settings = TykDefinitionSettings.standard().ignoringEndpointCase(true);

            assertThat(open("{'paths': {'ignored': ['/free']}}", settings))
                    .extracting(PathRule::pattern)
                    .containsExactly("^(?i)/free");
        }

        @Test
        void nameWithoutASlashIsMeantFromTheStart() {
            assertThat(ignored("{'path': 'free', 'method': 'GET'}")).containsExactly(PathRule.of("/free", "GET"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/a(", "/[", "/a**", "(?=/a)/b", "/(a)\\\\1", "/x{2000}"})
        void patternThatCannotRunInLinearTimeIsAProblem(String path) {
            var problems = ignoredProblems("{'path': '" + path + "', 'method': 'GET'}");

            assertThat(problems)
                    .extracting(Problem::path)
                    .containsExactly("version_data.versions.Default.extended_paths.ignored[0].path");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  "})
        void entryWithoutAPathIsAProblem(String path) {
            assertThat(ignoredProblems("{'path': '" + path + "', 'method': 'GET'}"))
                    .extracting(Problem::text)
                    .containsExactly("names no path");
        }

        @Test
        void endlessPatternIsAProblem() {
            assertThat(ignoredProblems("{'path': '/" + "a".repeat(2_000) + "', 'method': 'GET'}"))
                    .extracting(Problem::text)
                    .containsExactly("is longer than 2000 characters");
        }

        @Test
        void pathOfAVersionInThePathIsOpenBelowItsName() {
            var versions = (ApiVersions.Several) versions("{'definition': {'location': 'url'},"
                    + " 'version_data': {'not_versioned': false, 'versions': {'Default': null,"
                    + " 'v1.0': {'paths': {'ignored': ['/free']}}}}}");

            var version = Objects.requireNonNull(versions.byName().get("v1.0"));
            assertThat(version.openPaths()).extracting(PathRule::pattern).containsExactly("/free", "/v1\\.0/free");
        }
    }
}
