// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import java.util.Locale;

/**
 * Where an API listens.
 *
 * @param domain the host name that is its own, in lower case; empty for every other one
 * @param path the start of the paths it serves, decoded
 */
record Place(String domain, String path) {
    Place {
        domain = domain.toLowerCase(Locale.ROOT);
        path = path.startsWith("/") ? path : "/" + path;
    }

    @Override
    public String toString() {
        return domain + path;
    }
}
