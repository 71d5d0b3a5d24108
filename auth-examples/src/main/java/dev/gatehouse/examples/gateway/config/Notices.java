// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What an operator should know about a configuration that can be started. */
final class Notices {
    private final ConfigurationTree tree;

    Notices(ConfigurationTree tree) {
        this.tree = tree;
    }

    List<String> of(Collection<String> ignored, Collection<String> unknown) {
        var lines = new ArrayList<String>();
        if (!ignored.isEmpty()) {
            lines.add("settings without effect in this gateway: " + String.join(", ", ignored));
        }
        if (!unknown.isEmpty()) {
            lines.add("unknown settings: " + String.join(", ", unknown));
        }
        if (tree.flag("proxy_ssl_insecure_skip_verify")) {
            lines.add("proxy_ssl_insecure_skip_verify is on: certificates of upstreams are not verified");
        }
        if (tree.flag("hash_keys") && tree.flag("allow_legacy_murmur32")) {
            lines.add("allow_legacy_murmur32 is on: different keys may lead to one record");
        }
        return lines;
    }
}
