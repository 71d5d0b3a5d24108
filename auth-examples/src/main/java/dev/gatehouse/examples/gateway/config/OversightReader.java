// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import dev.gatehouse.examples.gateway.settings.Oversight;

/** Reads what the gateway looks after beside single requests. */
final class OversightReader {
    private final ConfigurationTree tree;

    OversightReader(ConfigurationTree tree) {
        this.tree = tree;
    }

    Oversight read() {
        return new Oversight(tree.flag("enforce_org_quotas"));
    }
}
