// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import dev.gatehouse.verification.vector.Vector;
import java.util.Map;
import java.util.Optional;

/** Finds how a vector is run. */
public final class Kinds {
    private static final VectorKind STEPS = new StepsKind();
    private static final Map<String, VectorKind> BY_KIND =
            Map.of("http", STEPS, "flow", STEPS, "admin", STEPS, "unit", new UnitKind());
    private static final Map<String, VectorKind> BY_GROUP = Map.of("error-override", new ErrorOverrideKind());

    private Kinds() {}

    /**
     * Finds the way.
     *
     * @param vector the vector
     * @return how it is run; empty if nobody knows
     */
    public static Optional<VectorKind> of(Vector vector) {
        if (vector.content().has("group")) {
            return Optional.ofNullable(BY_GROUP.get(vector.area()));
        }
        return vector.content().has("op")
                ? Optional.empty()
                : Optional.ofNullable(BY_KIND.get(vector.at("kind").asText()));
    }
}
