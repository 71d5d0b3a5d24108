// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.vector.Vector;
import java.util.Map;
import java.util.Optional;

/** A state of affairs in which our answer differs, recognised by what a vector says. */
@FunctionalInterface
interface Situation {
    /**
     * Looks for it.
     *
     * @param vector a vector
     * @return facts that our answer depends on, by name; empty if the vector is not in this situation
     */
    Optional<Map<String, JsonNode>> in(Vector vector);
}
