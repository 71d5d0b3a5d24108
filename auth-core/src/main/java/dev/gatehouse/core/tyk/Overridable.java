// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.access.Denial;
import dev.gatehouse.access.Denials;
import java.util.Map;

/** The refusals that the original has an id for, and what it calls their causes in rules. */
final class Overridable {
    /** It knows the one without a flag, but never refuses with it. */
    private static final String NO_FLAG = "";

    private static final Map<String, String> FLAGS = Map.ofEntries(
            Map.entry(Denials.CREDENTIAL_MISSING, "AMF"),
            Map.entry(Denials.UNKNOWN_CREDENTIAL, "AKI"),
            Map.entry(Denials.INVALID_CREDENTIAL, NO_FLAG),
            Map.entry(Denials.UNKNOWN_CERTIFICATE, "AKI"),
            Map.entry(Denials.EXPIRED_CERTIFICATE, "TKE"),
            Map.entry(Denials.CERTIFICATE_MISSING, "CRQ"),
            Map.entry(Denials.OTHER_CERTIFICATE, "CMM"),
            Map.entry(Denials.ACCESS_TOKEN_MISSING, "AMF"),
            Map.entry(Denials.ACCESS_TOKEN_MALFORMED, "IHD"),
            Map.entry(Denials.UNKNOWN_ACCESS_TOKEN, "AKI"),
            Map.entry(Denials.CLIENT_DELETED, "EAD"));

    private Overridable() {}

    /** Whether the message of that id can be changed; that of others cannot, in the original either. */
    static boolean contains(String id) {
        return FLAGS.containsKey(id);
    }

    /** The cause; empty if it has no name. */
    static String flagOf(Denial denial) {
        return FLAGS.getOrDefault(denial.id(), NO_FLAG);
    }
}
