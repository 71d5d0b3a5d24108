// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.policy.Application;
import dev.gatehouse.session.Session;
import org.junit.jupiter.api.Test;

/** APIs that want quotas to go on when a key is made or changed. */
final class QuotasThatGoOnTest {
    private static final AccessRight KEEPING = AccessRight.to(new ApiId("keeping"));
    private static final AccessRight OTHER = AccessRight.to(new ApiId("other"));

    private final KeyCounters counters =
            new KeyCounters(InMemoryStores.create().limits(), Application.Applied::new, KEEPING.api()::equals);

    private boolean goOn(Entitlements entitlements) {
        return counters.goOn(Session.of("acme", entitlements));
    }

    @Test
    void areThoseOfSuchAnApi() {
        assertThat(goOn(Entitlements.to(KEEPING))).isTrue();
    }

    @Test
    void areNotThoseOfAnotherApiToo() {
        assertThat(goOn(Entitlements.to(KEEPING, OTHER))).isFalse();
    }

    @Test
    void areNotThoseOfNoApi() {
        assertThat(goOn(Entitlements.nothing())).isFalse();
        assertThat(goOn(Entitlements.masterKey())).isFalse();
    }
}
