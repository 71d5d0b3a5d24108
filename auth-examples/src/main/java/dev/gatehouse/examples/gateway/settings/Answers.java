// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import dev.gatehouse.access.Denials;
import dev.gatehouse.core.tyk.TykErrorRules;

/**
 * What the gateway itself answers.
 *
 * @param denials what refused clients are told
 * @param rules how refusals are rewritten; an API's own rules come before these
 * @param hideGenerator whether {@code X-Generator} is left out
 * @param closeConnections whether every connection ends with its first answer
 * @since 0.1
 */
public record Answers(Denials denials, TykErrorRules rules, boolean hideGenerator, boolean closeConnections) {
    /** {@return the original gateway's answers} */
    public static Answers standard() {
        return new Answers(Denials.standard(), TykErrorRules.none(), false, false);
    }
}
