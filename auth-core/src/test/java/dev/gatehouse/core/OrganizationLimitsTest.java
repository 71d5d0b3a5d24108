// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.core.LimitedCalls.id;
import static dev.gatehouse.core.LimitedCalls.limited;
import static dev.gatehouse.core.LimitedCalls.quota;
import static dev.gatehouse.core.LimitedCalls.rate;
import static dev.gatehouse.core.LimitedCalls.request;
import static dev.gatehouse.core.LimitedCalls.status;
import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.Denials;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Usage.Level;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class OrganizationLimitsTest {
    private final LimitedCalls calls = new LimitedCalls();

    @BeforeEach
    void aKeyWithoutLimits() {
        calls.store(limited(Limits.none()));
    }

    private void organization(Session session) {
        calls.stores.sessions().put(SessionId.of(new OrganizationId("acme")), session, null);
    }

    private static Session ofAll(Limits limits) {
        return Session.of("acme", Entitlements.masterKey().limitedTo(limits));
    }

    @Nested
    class WhereTheyHold {
        @BeforeEach
        void hold() {
            calls.gatekeeper.enforceOrganizationLimits();
        }

        @Test
        void rateRefusesWith403() {
            organization(ofAll(rate(1)));
            calls.get();

            assertThat(calls.get())
                    .isDenied(403)
                    .withId(Denials.ORGANIZATION_RATE)
                    .withMessage(
                            "This organisation rate limit has been exceeded, please contact your API administrator");
        }

        @Test
        void quotaRefusesWith403() {
            organization(ofAll(quota(1)));
            calls.get();

            assertThat(calls.get())
                    .isDenied(403)
                    .withId(Denials.ORGANIZATION_QUOTA)
                    .withMessage("This organisation quota has been exceeded, please contact your API administrator");
        }

        @Test
        void organizationThatIsSwitchedOffIsRefusedBeforeAnybodyIsAsked() {
            organization(ofAll(Limits.none()).with(new Lifetime(null, true)));

            assertThat(calls.gate().decide(request("GET", "no-such-key-at-all", "/orders")))
                    .isDenied(403)
                    .withId(Denials.ORGANIZATION_INACTIVE)
                    .withMessage("this organisation access has been disabled, please contact your API administrator");
        }

        @Test
        void countAllKeysAndApisTogether() {
            organization(ofAll(rate(1)));
            calls.get();
            var keyless = LimitedCalls.api("bills").requires(new AuthRequirement.Keyless());
            var bills = calls.gatekeeper.build().gate(keyless.build());

            assertThat(id(calls.get(bills, "/bills"))).isEqualTo(Denials.ORGANIZATION_RATE);
        }

        @Test
        void refuseBeforeAllOthers() {
            organization(ofAll(rate(1)));
            calls.store(limited(rate(1)));
            calls.limitApi(LimitedCalls.perMinute(1));
            calls.get();

            assertThat(id(calls.get())).isEqualTo(Denials.ORGANIZATION_RATE);
        }

        @Test
        void areTakenWithAllOthers() {
            organization(ofAll(rate(9).with(quota(9).quota())));
            calls.store(limited(rate(9).with(quota(9).quota())));
            calls.limitApi(LimitedCalls.perMinute(9));
            calls.get();

            assertThat(calls.limits.taken)
                    .singleElement()
                    .satisfies(asked -> assertThat(asked).hasSize(5));
        }

        @Test
        void loseNothingToStrangers() {
            organization(ofAll(rate(1)));
            calls.gate().decide(request("GET", "no-such-key-at-all", "/orders"));

            assertThat(calls.get()).isGranted();
        }

        @Test
        void areToldWhenReached() {
            organization(ofAll(quota(1)));
            calls.statuses(2);

            assertThat(calls.events)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            AuthEvent.LimitExceeded.class,
                            event -> assertThat(event.usage().level()).isEqualTo(Level.ORGANIZATION));
        }

        @Test
        void areNoneWithoutASession() {
            assertThat(calls.statuses(3)).containsOnly(200);
            assertThat(calls.limits.taken).isEmpty();
        }
    }

    @Test
    void doNotHoldUnlessTheHostSaysSo() {
        organization(ofAll(rate(1)).with(new Lifetime(null, true)));

        assertThat(calls.statuses(2)).containsOnly(200);
    }

    @Test
    void sessionOfAnOrganizationIsOpenedByNoKey() {
        organization(ofAll(Limits.none()));
        var gate = Gatekeeper.builder(calls.stores)
                .keyNaming((organization, key) -> List.of(new SessionId(plain(key))))
                .build()
                .gate(calls.api.build());

        assertThat(status(gate.decide(request("GET", "orgkey.acme", "/orders"))))
                .isEqualTo(403);
    }

    private static String plain(Secret key) {
        return key.reveal();
    }
}
