// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.demo;

import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.SessionStore;
import java.time.Duration;
import java.time.Instant;

/** The keys of the demonstration. They are public, and good for nothing but an upstream that echoes. */
final class DemoKeys {
    static final String VALID = "demo-key";
    static final String EXPIRED = "expired-key";
    static final String LIMITED = "limited-key";
    private static final String ORGANIZATION = "default";

    private DemoKeys() {}

    static void putInto(SessionStore store, TykKeySettings naming, Instant now) {
        var orders = AccessRight.to(new ApiId("orders"));
        var shop = AccessRight.to(new ApiId("shop"));
        var everything = Session.of(ORGANIZATION, Entitlements.to(orders, shop));
        var names = TykKeys.of(naming);
        put(store, names, VALID, everything);
        put(store, names, EXPIRED, everything.with(Lifetime.until(now.minus(Duration.ofDays(1)))));
        put(store, names, LIMITED, Session.of(ORGANIZATION, onlySomeOf(orders)));
    }

    private static Entitlements onlySomeOf(AccessRight orders) {
        return Entitlements.to(orders.onlyOn(PathRule.of("^/orders/[0-9]+$", "GET")));
    }

    private static void put(SessionStore store, TykKeys names, String key, Session session) {
        store.put(names.custom(new OrganizationId(ORGANIZATION), Secret.of(key)).id(), session, null);
    }
}
