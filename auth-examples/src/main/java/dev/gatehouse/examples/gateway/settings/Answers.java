// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import dev.gatehouse.access.Denials;

/**
 * What the gateway itself answers.
 *
 * @param denials what refused clients are told
 * @param hideGenerator whether {@code X-Generator} is left out
 * @param closeConnections whether every connection ends with its first answer
 * @since 0.1
 */
public record Answers(Denials denials, boolean hideGenerator, boolean closeConnections) {
    /** {@return the original gateway's answers} */
    public static Answers standard() {
        return new Answers(Denials.standard(), false, false);
    }
}
