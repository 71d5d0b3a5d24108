// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.google.re2j.Pattern;
import dev.gatehouse.access.Denial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule that rewrites refusals.
 *
 * @param match which refusals of its status
 * @param status the new status, or 0 to keep the old one
 * @param message the new message, or empty to keep the old one
 * @param body the new body, or null for the usual envelope
 * @param headers header lines that the answer gets
 */
record ErrorRule(
        Match match, int status, String message, @Nullable BodyTemplate body, Map<String, String> headers) {
    /** What the original calls the causes of its refusals, by the denials that stand for them here. */
    private static final Map<String, String> FLAGS = Map.ofEntries(
            Map.entry("auth.auth_field_missing", "AMF"),
            Map.entry("auth.key_not_found", "AKI"),
            Map.entry("auth.cert_not_found", "AKI"),
            Map.entry("auth.cert_expired", "TKE"),
            Map.entry("auth.cert_required", "CRQ"),
            Map.entry("auth.cert_mismatch", "CMM"),
            Map.entry("oauth.auth_field_missing", "AMF"),
            Map.entry("oauth.auth_field_malformed", "IHD"),
            Map.entry("oauth.key_not_found", "AKI"),
            Map.entry("oauth.client_deleted", "EAD"));

    /**
     * Which refusals a rule is about: those of the cause, else those whose message fits; all if it names neither.
     *
     * @param flag the cause, or empty for any
     * @param message stands somewhere in the message; null for any message
     */
    record Match(String flag, @Nullable Pattern message) {
        boolean fits(Denial denial) {
            if (!flag.isEmpty() && flag.equals(FLAGS.get(denial.id()))) {
                return true;
            }
            return message == null
                    ? flag.isEmpty()
                    : message.matcher(denial.message()).find();
        }
    }

    int status(Denial denial) {
        return status == 0 ? denial.status() : status;
    }

    String message(Denial denial) {
        return message.isEmpty() ? denial.message() : message;
    }
}
