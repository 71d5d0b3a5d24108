// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.oas;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.RateLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OasRatesTest {
    private static String extension(String members) {
        return oas("{'x-tyk-api-gateway': " + members + "}");
    }

    private static ApiLimits limits(String members) {
        return served(extension(members)).api().limits();
    }

    private static List<EndpointLimit> endpoints(String members) {
        var versions = served(extension(members)).api().paths().versions();
        return ((ApiVersions.Single) versions).only().endpointLimits();
    }

    @Test
    void wholeApiIsLimited() {
        assertThat(limits("{'upstream': {'rateLimit': {'enabled': true, 'rate': 10, 'per': '1m30s'}}}")
                        .rate())
                .isEqualTo(RateLimit.of(10, Duration.ofSeconds(90)));
    }

    @Test
    void limitMustBeSwitchedOn() {
        assertThat(limits("{'upstream': {'rateLimit': {'rate': 10, 'per': '1m'}}}")
                        .rate()
                        .isUnlimited())
                .isTrue();
    }

    @Test
    void allRatesCanBeSkipped() {
        var limits = limits("{'upstream': {'rateLimit': {'enabled': true, 'rate': 10, 'per': '1m'}},"
                + " 'middleware': {'global': {'skipRateLimit': true}}}");

        assertThat(limits.rate().isUnlimited()).isTrue();
        assertThat(limits.sessionRates()).isFalse();
        assertThat(limits.sessionQuotas()).isTrue();
    }

    @Test
    void quotasCanBeSkipped() {
        var limits = limits("{'middleware': {'global': {'skipQuota': true}}}");

        assertThat(limits.sessionQuotas()).isFalse();
        assertThat(limits.sessionRates()).isTrue();
    }

    @Test
    void operationsAreLimited() {
        assertThat(endpoints("{'middleware': {'operations': {"
                        + "'list': {'rateLimit': {'enabled': true, 'rate': 1, 'per': '1m'}},"
                        + "'create': {'rateLimit': {'enabled': false, 'rate': 1, 'per': '1m'}},"
                        + "'read': {'rateLimit': {'enabled': true, 'rate': 2, 'per': '500ms'}}}}}"))
                .containsExactly(
                        new EndpointLimit("/orders", "GET", RateLimit.of(1, Duration.ofMinutes(1))),
                        new EndpointLimit("/orders/{id}", "GET", RateLimit.of(2, Duration.ofMillis(500))));
    }

    @Test
    void limitsOfOperationsAreSkippedWithTheOthers() {
        assertThat(endpoints("{'middleware': {'global': {'skipRateLimit': true}, 'operations': {"
                        + "'list': {'rateLimit': {'enabled': true, 'rate': 1, 'per': '1m'}}}}}"))
                .isEmpty();
    }

    @Test
    void limitedOperationNeedNotBeOpen() {
        var api = served(extension("{'middleware': {'operations': {"
                + "'list': {'rateLimit': {'enabled': true, 'rate': 1, 'per': '1m'}}}}}"));

        assertThat(((ApiVersions.Single) api.api().paths().versions()).only().openPaths())
                .isEmpty();
        assertThat(api.notes()).isEmpty();
    }

    @Test
    void unreadableTimeIsAProblem() {
        assertThat(problems(extension("{'upstream': {'rateLimit': {'enabled': true, 'rate': 10, 'per': 'often'}}}")))
                .extracting(Problem::path)
                .containsExactly("x-tyk-api-gateway.upstream.rateLimit.per");
    }
}
