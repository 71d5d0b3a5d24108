// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.core.LimitedCalls.limited;
import static dev.gatehouse.core.LimitedCalls.rate;
import static dev.gatehouse.core.LimitedCalls.request;
import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.LimitHeaders;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import org.junit.jupiter.api.Test;

final class LookingAtLimitsTest {
    private final LimitedCalls calls = new LimitedCalls();

    private AccessDecision look() {
        return calls.gate().limits(request("GET", LimitedCalls.KEY, "/orders"));
    }

    @Test
    void takesNothing() {
        calls.store(limited(rate(1)));
        look();
        look();

        assertThat(calls.statuses(2)).containsExactly(200, 429);
    }

    @Test
    void takesNothingFromTheOrganizationEither() {
        calls.gatekeeper.enforceOrganizationLimits();
        var organization = Session.of("acme", Entitlements.masterKey().limitedTo(rate(1)));
        calls.stores.sessions().put(SessionId.of(new OrganizationId("acme")), organization, null);
        calls.store(limited(Limits.none()));
        look();
        look();

        assertThat(calls.statuses(2)).containsExactly(200, 403);
    }

    @Test
    void tellsWhatIsLeft() {
        calls.store(limited(rate(3)));
        calls.get();

        assertThat(((AccessDecision.Granted) look()).usage())
                .extracting(usage -> usage.status().remaining())
                .containsExactly(2L);
    }

    @Test
    void isPossibleWhenNothingIsLeft() {
        calls.store(limited(rate(1)));
        calls.get();

        assertThat(((AccessDecision.Granted) look()).usage())
                .extracting(usage -> usage.status().remaining())
                .containsExactly(0L);
    }

    @Test
    void needsAGoodKey() {
        assertThat(look()).isDenied(403).withId(Denials.UNKNOWN_CREDENTIAL);
    }

    @Test
    void needsARightToTheApi() {
        calls.store(Session.of("acme", Entitlements.to(AccessRight.to(new ApiId("others")))));

        assertThat(look()).isDenied(403).withId(Denials.API_NOT_GRANTED);
    }

    @Test
    void needsNoRightToAPath() {
        var elsewhere = AccessRight.to(LimitedCalls.ORDERS).onlyOn(PathRule.of("/elsewhere", "GET"));
        calls.store(Session.of("acme", Entitlements.to(elsewhere)));

        assertThat(look()).isGranted();
    }

    @Test
    void tellsTheClientNothingByHeaders() {
        calls.api.limits(ApiLimits.standard().with(LimitHeaders.STANDARD));
        calls.store(limited(rate(1)));

        assertThat(((AccessDecision.Granted) look()).effects().response().isEmpty())
                .isTrue();
    }

    @Test
    void showsNothingWhereNothingIsLimited() {
        calls.store(limited(Limits.none()));

        assertThat(((AccessDecision.Granted) look()).usage()).isEmpty();
    }
}
