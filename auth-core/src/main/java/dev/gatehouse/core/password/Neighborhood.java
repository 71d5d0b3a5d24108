// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** From where a client comes, as far as it cannot choose that itself. */
final class Neighborhood {
    private static final int IPV6 = 16;
    private static final int HEX = 16;
    private static final int NETWORK = 8;

    private Neighborhood() {}

    /** Of IPv6 the network: RFC 4291 section 2.5.1 leaves the other 64 bits to whoever is in it. */
    static String of(String address) {
        return isIpv6(address) ? network(address) : address;
    }

    /** Anything else would be taken for a name, and looked up. */
    private static boolean isIpv6(String address) {
        boolean begins =
                !address.isEmpty() && (address.charAt(0) == ':' || Character.digit(address.charAt(0), HEX) >= 0);
        return begins && address.indexOf(':') >= 0;
    }

    private static String network(String address) {
        int zone = address.indexOf('%');
        try {
            var known = InetAddress.getByName(zone < 0 ? address : address.substring(0, zone));
            var octets = known.getAddress();
            return octets.length == IPV6 ? HexFormat.of().formatHex(octets, 0, NETWORK) : known.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
