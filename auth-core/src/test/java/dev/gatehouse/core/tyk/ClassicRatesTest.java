// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.served;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.LimitHeaders;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.limit.Counting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicRatesTest {
    private static RateLimit rate(double permits, Duration period) {
        return new RateLimit(permits, period, Optional.empty());
    }

    @Nested
    class OfTheWholeApi {
        private static ApiLimits limits(String change) {
            return served(classic(change)).api().limits();
        }

        @Test
        void rateIsReadAsItStands() {
            assertThat(limits("{'global_rate_limit': {'rate': 10, 'per': 1.5}}").rate())
                    .isEqualTo(rate(10, Duration.ofMillis(1500)));
        }

        @Test
        void partOfARequestIsKept() {
            assertThat(limits("{'global_rate_limit': {'rate': 0.5, 'per': 60}}").rate())
                    .isEqualTo(rate(0.5, Duration.ofMinutes(1)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{'global_rate_limit': null}",
                    "{'global_rate_limit': {'rate': 0, 'per': 60}}",
                    "{'global_rate_limit': {'rate': -1, 'per': 60}}",
                    "{'global_rate_limit': {'rate': 10, 'per': 0}}",
                    "{'global_rate_limit': {'rate': 10, 'per': -1}}",
                    "{'global_rate_limit': {'rate': 10, 'per': 60, 'disabled': true}}",
                    "{'global_rate_limit': {'rate': 10, 'per': 60}, 'disable_rate_limit': true}"
                })
        void nothingIsLimitedWithoutAWholeLimitThatIsOn(String change) {
            assertThat(limits(change).rate().isUnlimited()).isTrue();
        }

        @Test
        void limitsOfSessionsHoldWhereNothingIsSaid() {
            assertThat(limits("{}")).isEqualTo(ApiLimits.standard().with(LimitHeaders.ORIGINAL_QUOTAS));
        }

        @Test
        void ratesOfSessionsCanBeSwitchedOff() {
            assertThat(limits("{'disable_rate_limit': true}").sessionRates()).isFalse();
        }

        @Test
        void quotasHoldWithoutRates() {
            assertThat(limits("{'disable_rate_limit': true}").sessionQuotas()).isTrue();
        }

        @Test
        void quotasOfSessionsCanBeSwitchedOff() {
            assertThat(limits("{'disable_quota': true}").sessionQuotas()).isFalse();
        }

        @Test
        void ratesHoldWithoutQuotas() {
            assertThat(limits("{'disable_quota': true}").sessionRates()).isTrue();
        }

        @Test
        void wayOfCountingIsThatOfTheGateway() {
            var settings = TykDefinitionSettings.standard()
                    .with(ApiLimits.standard().with(Counting.FIXED_WINDOW).with(LimitHeaders.ORIGINAL_RATES));

            var limits = served(classic("{'global_rate_limit': {'rate': 1, 'per': 1}}"), settings)
                    .api()
                    .limits();

            assertThat(limits.counting()).isEqualTo(Counting.FIXED_WINDOW);
            assertThat(limits.headers()).isEqualTo(LimitHeaders.ORIGINAL_RATES);
        }

        @Test
        void moreThanALogHoldsIsAProblem() {
            var settings =
                    TykDefinitionSettings.standard().with(ApiLimits.standard().with(Counting.STEADY_LOG));

            assertThat(problems(classic("{'global_rate_limit': {'rate': 10001, 'per': 1}}"), settings))
                    .extracting(Problem::path)
                    .containsExactly("global_rate_limit.rate");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'global_rate_limit': {'rate': '10'}} | global_rate_limit.rate",
                    "{'global_rate_limit': {'rate': 10, 'per': '60'}} | global_rate_limit.per",
                    "{'global_rate_limit': {'rate': 1e400, 'per': 60}} | global_rate_limit.rate",
                    "{'global_rate_limit': 10} | global_rate_limit",
                    "{'disable_quota': 'yes'} | disable_quota"
                })
        void anotherTypeIsAProblem(String change, String place) {
            assertThat(problems(classic(change))).extracting(Problem::path).containsOnly(place);
        }
    }

    @Nested
    class OfPaths {
        private static String version(String rules) {
            return "{'version_data': {'versions': {'Default': {'use_extended_paths': true,"
                    + " 'extended_paths': {'rate_limit': " + rules + "}}}}}";
        }

        private static List<EndpointLimit> limits(String change, TykDefinitionSettings settings) {
            var versions = served(classic(change), settings).api().paths().versions();
            return ((ApiVersions.Single) versions).only().endpointLimits();
        }

        private static List<EndpointLimit> limits(String change) {
            return limits(change, TykDefinitionSettings.standard());
        }

        @Test
        void theyKeepTheirOrder() {
            var rules = version("[{'path': '/slow', 'method': 'GET', 'rate': 1, 'per': 60},"
                    + " {'path': '/slow/{id}', 'method': 'post', 'rate': 2, 'per': 0.5}]");

            assertThat(limits(rules))
                    .containsExactly(
                            new EndpointLimit("/slow", "GET", rate(1, Duration.ofMinutes(1))),
                            new EndpointLimit("/slow/{id}", "post", rate(2, Duration.ofMillis(500))));
        }

        @Test
        void disabledOnesAreNone() {
            assertThat(limits(version("[{'path': '/x', 'method': 'GET', 'rate': 1, 'per': 60, 'disabled': true}]")))
                    .isEmpty();
        }

        @Test
        void allAreOffTogether() {
            var change = "{'disable_rate_limit': true,"
                    + version("[{'path': '/x', 'method': 'GET', 'rate': 1, 'per': 60}]")
                            .substring(1);

            assertThat(limits(change)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'path': '/x', 'method': 'GET', 'per': 60} | rate: limits nothing without both a rate and a time",
                    "{'path': '/x', 'method': 'GET', 'rate': 1} | rate: limits nothing without both a rate and a time",
                    "{'path': '/x', 'rate': 1, 'per': 60} | method: is empty, so that nothing is limited"
                })
        void whatLimitsNothingIsNoted(String rule, String note) {
            var api = served(classic(version("[" + rule + "]")));

            assertThat(((ApiVersions.Single) api.api().paths().versions())
                            .only()
                            .endpointLimits())
                    .isEmpty();
            assertThat(api.notes())
                    .containsExactly("version_data.versions.Default.extended_paths.rate_limit[0]." + note);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "/a(b", "/a{1000}{1000}"})
        void pathThatLimitsNothingIsAProblem(String path) {
            var rules = version("[{'path': '" + path + "', 'method': 'GET', 'rate': 1, 'per': 60}]");

            assertThat(problems(classic(rules)))
                    .extracting(Problem::path)
                    .containsExactly("version_data.versions.Default.extended_paths.rate_limit[0].path");
        }

        @Test
        void pathOfMoreThanTwoThousandCharactersIsAProblem() {
            var path = "/" + "a".repeat(2000);

            assertThat(problems(classic(version("[{'path': '" + path + "', 'method': 'GET', 'rate': 1, 'per': 60}]"))))
                    .hasSize(1);
        }

        @Test
        void caseCanBeIgnored() {
            var settings = TykDefinitionSettings.standard().ignoringEndpointCase(true);

            assertThat(limits(version("[{'path': '/x', 'method': 'GET', 'rate': 1, 'per': 60}]"), settings))
                    .extracting(EndpointLimit::path)
                    .containsExactly("(?i)/x");
        }

        @Test
        void caseCanBeIgnoredFromTheStart() {
            var settings = new TykDefinitionSettings(PathMatching.FROM_START, false).ignoringEndpointCase(true);

            assertThat(limits(version("[{'path': '/x', 'method': 'GET', 'rate': 1, 'per': 60}]"), settings))
                    .extracting(EndpointLimit::path)
                    .containsExactly("^(?i)/x");
        }

        @Test
        void versionInThePathMayStandInFront() {
            var settings = new TykDefinitionSettings(PathMatching.FROM_START, false);
            var change = "{'definition': {'location': 'url'}, 'version_data': {'not_versioned': false, 'versions':"
                    + " {'Default': null, 'v1': {'name': 'v1', 'use_extended_paths': true, 'extended_paths':"
                    + " {'rate_limit': [{'path': '/x', 'method': 'GET', 'rate': 1, 'per': 60}]}}}}}";

            var versions = (ApiVersions.Several)
                    served(classic(change), settings).api().paths().versions();

            assertThat(versions.byName().get("v1").endpointLimits())
                    .extracting(EndpointLimit::path, EndpointLimit::counter)
                    .containsExactly(tuple("^(?:/\\Qv1\\E)?/x", "GET:/x"));
        }

        @Test
        void countersHaveTheNamesThatAreWrittenWhateverTheCase() {
            var settings = new TykDefinitionSettings(PathMatching.FROM_START, false).ignoringEndpointCase(true);

            assertThat(limits(version("[{'path': '/x', 'method': 'GET', 'rate': 1, 'per': 60}]"), settings))
                    .extracting(EndpointLimit::counter)
                    .containsExactly("GET:/x");
        }
    }
}
