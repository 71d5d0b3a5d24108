// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import java.util.Map;
import java.util.Optional;

/** TLS versions as the original writes them: the numbers of the protocol, 0 for the standard. */
final class TlsVersions {
    private static final Map<Long, String> NAMES =
            Map.of(0x0301L, "TLSv1", 0x0302L, "TLSv1.1", 0x0303L, "TLSv1.2", 0x0304L, "TLSv1.3");

    private TlsVersions() {}

    /** Empty for a number that is no version. */
    static Optional<String> of(long number, String standard) {
        return number == 0 ? Optional.of(standard) : Optional.ofNullable(NAMES.get(number));
    }
}
