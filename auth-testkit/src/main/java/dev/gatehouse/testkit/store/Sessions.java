// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Session;

/** Sessions that every format can express and that differ in their alias only. */
final class Sessions {
    private Sessions() {}

    static Session named(String alias) {
        return Session.of("default", Entitlements.masterKey()).with(Attributes.alias(alias));
    }
}
