// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import static dev.gatehouse.core.policy.Merging.ACME;
import static dev.gatehouse.core.policy.Merging.a;
import static dev.gatehouse.core.policy.Merging.endpoint;
import static dev.gatehouse.core.policy.Merging.policy;
import static dev.gatehouse.core.policy.Merging.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PolicyCatalogueTest {
    private static final PolicyId P = new PolicyId("p");

    private final PolicyCatalogue catalogue = new PolicyCatalogue(Counting.SLIDING_LOG);

    @Test
    void knowsNothingAtFirst() {
        assertThat(catalogue.find(ACME, P)).isNull();
        assertThat(catalogue.all()).isEmpty();
    }

    @Test
    void keepsTenantsApart() {
        catalogue.put(policy("p", rate(5), a()));
        catalogue.put(Policy.of("p", "other", rate(9), a()));

        assertThat(catalogue.find(ACME, P)).isEqualTo(policy("p", rate(5), a()));
        assertThat(catalogue.find(new OrganizationId("third"), P)).isNull();
    }

    @Test
    void replacesAll() {
        catalogue.put(policy("old", rate(5), a()));

        catalogue.replaceAll(List.of(policy("p", rate(5), a())));

        assertThat(catalogue.all()).containsExactly(policy("p", rate(5), a()));
    }

    @Test
    void policyThatDidNotChangeStaysTheSameObject() {
        catalogue.put(policy("p", rate(5), a()));
        var before = catalogue.find(ACME, P);

        catalogue.replaceAll(List.of(policy("p", rate(5), a()), policy("q", rate(5), a())));

        assertThat(catalogue.find(ACME, P)).isSameAs(before);
    }

    @Test
    void removesOne() {
        catalogue.replaceAll(List.of(policy("p", rate(5), a()), policy("q", rate(5), a())));

        assertThat(catalogue.remove(ACME, P)).isTrue();
        assertThat(catalogue.remove(ACME, P)).isFalse();
        assertThat(catalogue.all()).containsExactly(policy("q", rate(5), a()));
    }

    static Stream<Policy> tooMany() {
        var endpoints = List.of(endpoint("GET", "/x", 10_001));
        return Stream.of(
                policy("p", rate(10_001), a()),
                policy("p", rate(1), a().limitedTo(rate(10_001))),
                policy("p", rate(1), a().with(new Allowance(Optional.empty(), endpoints, ""))));
    }

    @ParameterizedTest
    @MethodSource("tooMany")
    void refusesRatesThatASlidingLogCannotHold(Policy policy) {
        assertThatThrownBy(() -> catalogue.put(policy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("policy p", "10000");
    }

    @Test
    void keepsEverythingIfOneIsRefused() {
        catalogue.put(policy("old", rate(5), a()));

        assertThatThrownBy(() ->
                        catalogue.replaceAll(List.of(policy("new", rate(1), a()), policy("p", rate(20_000), a()))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(catalogue.all()).containsExactly(policy("old", rate(5), a()));
    }

    @Test
    void countsMoreInWindows() {
        var windows = new PolicyCatalogue(Counting.OPENED_WINDOW);

        windows.put(policy("p", rate(1_000_000), a()));

        assertThat(windows.find(ACME, P)).isNotNull();
    }

    @Test
    void readsPoliciesThatSessionsBring() {
        var brought = List.of(policy("own", Limits.none(), a()));
        var bringing = new PolicyCatalogue(Counting.OPENED_WINDOW, session -> Optional.of(brought));

        assertThat(bringing.broughtBy(Session.of("acme", Entitlements.nothing())))
                .contains(brought);
    }
}
