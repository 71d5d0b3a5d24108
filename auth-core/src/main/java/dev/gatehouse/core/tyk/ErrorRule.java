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
    /**
     * Which refusals a rule is about: those of the cause, else those whose message fits. What it asks besides is about
     * answers of the upstream and fits no refusal.
     *
     * @param always whether it asks nothing at all, which every refusal fits
     * @param flag the cause, or empty for none
     * @param message stands somewhere in the message; null for none
     */
    record Match(boolean always, String flag, @Nullable Pattern message) {
        boolean fits(Denial denial) {
            return always
                    || (!flag.isEmpty() && flag.equals(Overridable.flagOf(denial)))
                    || (message != null && message.matcher(denial.message()).find());
        }
    }

    int status(Denial denial) {
        return status == 0 ? denial.status() : status;
    }

    String message(Denial denial) {
        return message.isEmpty() ? denial.message() : message;
    }
}
