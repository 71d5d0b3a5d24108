// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;

/** How vectors of one kind are run. */
@FunctionalInterface
public interface VectorKind {
    /**
     * Runs a vector.
     *
     * @param vector the vector
     * @return what is not as it expects; empty if all is
     */
    List<Mismatch> check(Vector vector);
}
