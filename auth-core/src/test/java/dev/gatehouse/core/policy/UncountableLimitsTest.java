// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.ApiId;
import org.junit.jupiter.api.Test;

final class UncountableLimitsTest {
    private static final ApiId ORDERS = new ApiId("orders");

    private final UncountableLimits limits = new UncountableLimits();

    @Test
    void areToldOnce() {
        assertThat(limits.isNew(ORDERS, "too many")).isTrue();
        assertThat(limits.isNew(ORDERS, "too many")).isFalse();
    }

    @Test
    void areToldForEachApiAndProblem() {
        limits.isNew(ORDERS, "too many");

        assertThat(limits.isNew(new ApiId("users"), "too many")).isTrue();
        assertThat(limits.isNew(ORDERS, "far too many")).isTrue();
    }
}
