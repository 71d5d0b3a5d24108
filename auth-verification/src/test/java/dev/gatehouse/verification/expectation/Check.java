// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.expectation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.vector.Mismatch;
import java.util.Optional;

/** Compares one field of an expectation with what came. */
@FunctionalInterface
interface Check {
    Optional<Mismatch> check(JsonNode expected, Observed observed);

    static Optional<Mismatch> when(boolean fits, String what, JsonNode expected, Object actual) {
        return fits ? Optional.empty() : Optional.of(new Mismatch(what, expected.toString(), String.valueOf(actual)));
    }
}
