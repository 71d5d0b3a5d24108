// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EntitlementsTest {
    private static final ApiId ORDERS = new ApiId("orders");
    private static final AccessRight RIGHT = AccessRight.to(ORDERS);

    @Test
    void areFoundByApi() {
        assertThat(Entitlements.to(RIGHT).rights()).containsOnly(Map.entry(ORDERS, RIGHT));
    }

    @Test
    void toSomeApisAreNoMasterKey() {
        assertThat(Entitlements.to(RIGHT).unrestricted()).isFalse();
    }

    @Test
    void toNothingGrantNothing() {
        assertThat(Entitlements.nothing()).isEqualTo(new Entitlements(false, Map.of()));
    }

    @Test
    void ofAMasterKeyAreUnrestricted() {
        assertThat(Entitlements.masterKey().unrestricted()).isTrue();
    }

    @Test
    void holdAtMostOneRightToAnApi() {
        assertThatThrownBy(() -> Entitlements.to(RIGHT, RIGHT.inVersions("v1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orders");
    }

    @Test
    void fileEveryRightUnderItsOwnApi() {
        var misfiled = Map.of(new ApiId("bills"), RIGHT);

        assertThatThrownBy(() -> new Entitlements(false, misfiled))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bills");
    }

    @Test
    void doNotChangeWithTheMapTheyWereMadeFrom() {
        var rights = new HashMap<>(Map.of(ORDERS, RIGHT));
        var entitlements = new Entitlements(false, rights);

        rights.clear();

        assertThat(entitlements.rights()).hasSize(1);
    }

    @Test
    void aRightToAnApiNamesNoVersion() {
        assertThat(RIGHT.versions()).isEmpty();
    }

    @Test
    void aRightIsNarrowedToPathsAndKeepsItsVersions() {
        var rule = PathRule.of("/a", "GET");

        assertThat(RIGHT.inVersions("v1").onlyOn(rule)).isEqualTo(new AccessRight(ORDERS, Set.of("v1"), List.of(rule)));
    }

    @Test
    void aRightIsGivenVersionsAndKeepsItsPaths() {
        var rule = PathRule.of("/a", "GET");

        assertThat(RIGHT.onlyOn(rule).inVersions("v1").paths()).containsExactly(rule);
    }

    @Test
    void anApiHasAnId() {
        assertThatThrownBy(() -> new ApiId("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPolicyHasAnId() {
        assertThatThrownBy(() -> new PolicyId("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idsPrintAsTheyAre() {
        assertThat(ORDERS + " " + new PolicyId("gold")).isEqualTo("orders gold");
    }
}
