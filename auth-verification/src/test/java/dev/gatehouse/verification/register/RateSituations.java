// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Situations in the vectors about limits that are no flows of requests. */
final class RateSituations {
    private static final int PASSED = 200;
    private static final int REFUSED = 429;
    private static final int FORBIDDEN = 403;

    private static final Pattern CHANGED =
            Pattern.compile("(?i)policy.*(last_updated|updated|chang|edited|replaced|raised|lowered)");
    private static final Pattern RATE = Pattern.compile("rate (\\d+) per");

    private RateSituations() {}

    static Optional<Map<String, JsonNode>> divided(Vector vector) {
        var rate = vector.at("given", "rate");
        var expected = vector.at("expect");
        boolean divided = expected.has("bucket_capacity")
                || expected.has("request_cost")
                || !expected.path("requests_allowed_here").equals(rate);
        return vector.area().equals("rate-limiter") && vector.at("given").has("servers") && divided
                ? Optional.of(Map.of("rate", Json.node(rate.asLong())))
                : Optional.empty();
    }

    static boolean isJudgedLate(Vector vector) {
        return vector.area().equals("org-limits")
                && vector.says("config", "experimental_process_org_off_thread")
                && vector.at("expect", "status").asInt() == FORBIDDEN;
    }

    /** More requests pass than the rate has, all of them at one moment. */
    static Optional<Map<String, JsonNode>> fractions(Vector vector) {
        var told = vector.at("session").has("limit") ? vector.at("session", "limit") : vector.at("session");
        double per = told.path("per").asDouble();
        long rate = told.path("rate").asLong();
        var expected = vector.at("expect", "statuses");
        var ours = Json.list();
        for (int i = 0; i < expected.size(); i++) {
            ours.add(i < rate ? PASSED : REFUSED);
        }
        boolean lost =
                vector.area().equals("rate-limit") && per > 0 && per < 1 && rate > 0 && !Json.same(expected, ours);
        return lost ? Optional.of(Map.of("statuses", ours)) : Optional.empty();
    }

    /** Written anew after the first request, a policy gives what its new rate has left. */
    static Optional<Map<String, JsonNode>> policyChanges(Vector vector) {
        var words = vector.at("given").asText();
        if (!vector.area().equals("rate-limit") || !CHANGED.matcher(words).find()) {
            return Optional.empty();
        }
        var rates = RATE.matcher(words)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
        long first = vector.at("session", "rate").asLong(rates.isEmpty() ? 0 : rates.get(0));
        long then = rates.isEmpty() ? first : rates.get(rates.size() - 1);
        var expected = vector.at("expect", "statuses");
        var ours = Json.list();
        for (int i = 0; i < expected.size(); i++) {
            ours.add(i < (i == 0 ? first : then) ? PASSED : REFUSED);
        }
        return first == 0 || Json.same(expected, ours) ? Optional.empty() : Optional.of(Map.of("statuses", ours));
    }
}
