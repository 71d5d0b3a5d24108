// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.examples.gateway.exchange.HostName;

/**
 * Where an API listens.
 *
 * @param domain the host name that is its own, whatever the port; empty for every other one
 * @param path the start of the paths it serves, decoded
 */
record Place(String domain, String path) {
    Place {
        domain = HostName.plain(domain);
        path = path.startsWith("/") ? path : "/" + path;
    }

    /** Whether a path that begins like this place goes on with another segment, if at all. */
    boolean endsBefore(String longer) {
        return path.endsWith("/") || longer.length() == path.length() || longer.charAt(path.length()) == '/';
    }

    @Override
    public String toString() {
        return domain + path;
    }
}
