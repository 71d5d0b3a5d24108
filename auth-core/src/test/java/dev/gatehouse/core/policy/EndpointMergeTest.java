// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import static dev.gatehouse.core.policy.EndpointMerge.unite;
import static dev.gatehouse.core.policy.Merging.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.RateLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EndpointMergeTest {
    private static final EndpointLimit FIVE = endpoint("GET", "/x", 5);
    private static final EndpointLimit NINE = endpoint("GET", "/x", 9);

    @Test
    void takesTheOtherSideIfOneIsEmpty() {
        var unordered = List.of(endpoint("PUT", "/z", 1), endpoint("GET", "/a", 1));

        assertThat(unite(List.of(), unordered)).isEqualTo(unordered);
        assertThat(unite(unordered, List.of())).isEqualTo(unordered);
    }

    @Test
    void takesTheSoonerOfTwo() {
        assertThat(unite(List.of(FIVE), List.of(NINE))).containsExactly(NINE);
        assertThat(unite(List.of(NINE), List.of(FIVE))).containsExactly(NINE);
    }

    @Test
    void takesTheHigherOfTwoThatAreEquallySoon() {
        var more = new EndpointLimit("/x", "GET", RateLimit.of(10, Duration.ofMinutes(2)));

        assertThat(unite(List.of(FIVE), List.of(more))).containsExactly(more);
    }

    @Test
    void takesNoLimitBeforeALimit() {
        var unlimited = new EndpointLimit("/x", "GET", RateLimit.unlimited());

        assertThat(unite(List.of(FIVE), List.of(unlimited))).containsExactly(unlimited);
    }

    @Test
    void ordersByPathAndMethod() {
        assertThat(unite(List.of(endpoint("POST", "/y", 1), endpoint("get", "/y", 1)), List.of(FIVE)))
                .containsExactly(FIVE, endpoint("get", "/y", 1), endpoint("POST", "/y", 1));
    }

    @Test
    void comparesMethodsAsTheyAreWritten() {
        assertThat(unite(List.of(FIVE), List.of(endpoint("get", "/x", 9)))).hasSize(2);
    }

    @Test
    void keepsAPathWithAColon() {
        var colon = endpoint("GET", "/a:b", 1);

        assertThat(unite(List.of(FIVE), List.of(colon))).containsExactly(colon, FIVE);
    }
}
