// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.exchange;

import java.util.Locale;

/**
 * Host names in the one form in which they are compared.
 *
 * @since 0.1
 */
public final class HostName {
    private HostName() {}

    /**
     * Brings a name into that form.
     *
     * @param written perhaps with a port, capital letters, and the dot at the end that says it is complete
     * @return the name in lower case, without port and dot
     */
    public static String plain(String written) {
        var name = withoutPort(written);
        var bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return bare.toLowerCase(Locale.ROOT);
    }

    /** An IPv6 address has colons of its own, between brackets. */
    private static String withoutPort(String written) {
        int colon = written.indexOf(':', written.indexOf(']') + 1);
        return colon < 0 ? written : written.substring(0, colon);
    }
}
