// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Mismatch;
import java.util.List;

/** A definition that the gateway does not serve: a mistake in the runner, or our answer to a vector. */
final class DefinitionRefusal {
    static final String FIELD = "definition_refused";

    private DefinitionRefusal() {}

    /**
     * Compares.
     *
     * @param expected words that the reasons must hold; a missing node if the definition has to be served
     * @param reasons why it is not served; none if it is
     * @return what is not as expected
     */
    static List<Mismatch> check(JsonNode expected, List<String> reasons) {
        var said = String.join("; ", reasons);
        if (expected.isMissingNode()) {
            return reasons.isEmpty() ? List.of() : List.of(new Mismatch("definition", "served", "refused: " + said));
        }
        boolean fits = !reasons.isEmpty() && Json.words(expected).stream().allMatch(said::contains);
        return fits ? List.of() : List.of(new Mismatch(FIELD, expected.toString(), reasons.toString()));
    }
}
