// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.core.LimitedCalls.ORDERS;
import static dev.gatehouse.core.LimitedCalls.rate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.policy.PolicyCatalogue;
import dev.gatehouse.core.tyk.TykPolicies;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Session;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A policy is changed while its keys are in use. */
final class PolicyChangesAtTheGateTest {
    private final LimitedCalls calls = new LimitedCalls();
    private final PolicyCatalogue catalogue = new PolicyCatalogue(Counting.OPENED_WINDOW);

    private static Policy policy(Limits limits) {
        return Policy.of("plan", "acme", limits, AccessRight.to(ORDERS));
    }

    @BeforeEach
    void keyOfAPolicyHasUsedItsRate() {
        catalogue.put(policy(rate(2)));
        calls.gatekeeper.policies(catalogue);
        var grants = new Grants(Entitlements.masterKey(), List.of(new PolicyId("plan")));
        calls.store(Session.of("acme", Entitlements.masterKey()).with(grants));
        calls.statuses(2);
    }

    @Nested
    class ThatIsWrittenAnew {
        @Test
        void doesNotGiveItsPermitsAgain() {
            catalogue.put(TykPolicies.read("""
                    {"id": "plan", "org_id": "acme", "rate": 2, "per": 60, "last_updated": "2",
                     "access_rights": {"orders": {"api_id": "orders"}}}
                    """));

            assertThat(calls.statuses(1)).containsExactly(429);
        }
    }

    @Nested
    class WhoseRateIsRaised {
        @Test
        void givesTheDifferenceAtOnce() {
            catalogue.put(policy(rate(5)));

            assertThat(calls.statuses(4)).containsExactly(200, 200, 200, 429);
        }
    }

    @Nested
    class WhoseRateIsLowered {
        @Test
        void givesNothingUntilThePeriodEnds() {
            catalogue.put(policy(rate(1)));

            assertThat(calls.statuses(1)).containsExactly(429);
        }
    }
}
