// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.testkit.Callers;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.wire.RawClient;
import dev.gatehouse.verification.wire.RawRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Phaser;

/**
 * Many requests at once.
 *
 * @param statuses how many answers had which status
 */
record Burst(Map<String, Integer> statuses) {
    /** Every connection stands before the first request goes. */
    static Burst of(int requests, URI server, RawRequest request) {
        var ready = new Phaser(requests);
        var statuses = new TreeMap<String, Integer>();
        try {
            Callers.inParallel(
                            requests,
                            () -> RawClient.sendAfter(ready::arriveAndAwaitAdvance, server, request)
                                    .status())
                    .forEach(status -> statuses.merge(Integer.toString(status), 1, Integer::sum));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a burst", interrupted);
        }
        return new Burst(statuses);
    }

    List<Mismatch> check(JsonNode expected) {
        var mismatches = new ArrayList<Mismatch>();
        expected.properties().forEach(field -> {
            if (!fits(field.getKey(), field.getValue())) {
                mismatches.add(new Mismatch(field.getKey(), field.getValue().toString(), statuses.toString()));
            }
        });
        return mismatches;
    }

    private boolean fits(String field, JsonNode expected) {
        int passes = statuses.getOrDefault("200", 0);
        return switch (field) {
            case "statuses" -> Json.same(expected, Json.node(statuses));
            case "passes_between" ->
                expected.path(0).asInt() <= passes && passes <= expected.path(1).asInt();
            case "status" -> statuses.keySet().equals(Set.of(expected.asText()));
            default -> false;
        };
    }
}
