// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import dev.gatehouse.examples.gateway.config.ConfigurationException;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.gateway.Site;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;
import java.util.function.Supplier;

/** Our answer to settings that weaken security: the gateway does not start and says what to set. */
final class StartRefusal {
    private static final String FIELD = "start_refused";

    private StartRefusal() {}

    static boolean isExpectedBy(Vector vector) {
        return vector.at("expect").has(FIELD);
    }

    static List<Mismatch> check(Vector vector) {
        return check(vector, () -> Site.of(vector));
    }

    /**
     * Tries to start.
     *
     * @param vector says what the reason must name
     * @param start what should be refused
     * @return what is not as expected
     */
    static List<Mismatch> check(Vector vector, Supplier<? extends AutoCloseable> start) {
        var expected = vector.at("expect", FIELD);
        try (var started = start.get()) {
            return List.of(new Mismatch(FIELD, expected.toString(), "it started: " + started.getClass()));
        } catch (ConfigurationException refused) {
            var message = String.valueOf(refused.getMessage());
            boolean names = Json.words(expected).stream().allMatch(message::contains);
            return names ? List.of() : List.of(new Mismatch(FIELD, expected.toString(), message));
        } catch (Exception failure) {
            return List.of(new Mismatch(FIELD, expected.toString(), failure.toString()));
        }
    }
}
