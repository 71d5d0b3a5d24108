// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.gateway.Site;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;

/** Our answer to settings that weaken security: the gateway does not start and says what to set. */
final class StartRefusal {
    private static final String FIELD = "start_refused";

    private StartRefusal() {}

    static boolean isExpectedBy(Vector vector) {
        return vector.at("expect").has(FIELD);
    }

    static List<Mismatch> check(Vector vector) {
        var expected = vector.at("expect", FIELD);
        try (var site = Site.of(vector)) {
            return List.of(new Mismatch(FIELD, expected.toString(), "it started at " + site.uri()));
        } catch (IllegalArgumentException refused) {
            var message = String.valueOf(refused.getMessage());
            boolean names = Json.words(expected).stream().allMatch(message::contains);
            return names ? List.of() : List.of(new Mismatch(FIELD, expected.toString(), message));
        }
    }
}
