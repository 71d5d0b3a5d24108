// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether the outcome of a vector depends on limits. A rate or quota that nothing reaches and nobody shows does not count. */
final class Limits {
    private static final String REFUSAL = "429";

    private Limits() {}

    static boolean decide(Input input) {
        return input.asks("quotaKey", "rateKey")
                || input.expectations().anyMatch(Limits::isRefusal)
                || input.expectations().anyMatch(Limits::looksForCounters)
                || input.gateway().path("rate_limit_response_headers").asText().startsWith("rate")
                || (input.apiSays("global_rate_limit") && input.expectations().anyMatch(Limits::isShown))
                || (input.allSessions().anyMatch(Limits::hasQuota)
                        && input.expectations().anyMatch(Limits::countsRequests));
    }

    private static boolean isRefusal(JsonNode expected) {
        var texts = Stream.of("message", "body", "body_exact", "json")
                .map(member -> expected.path(member).toString())
                .toList();
        return expected.path("status").asText().equals(REFUSAL)
                || Stream.of("statuses", "counts", "counts_between")
                        .anyMatch(member -> expected.path(member).has(REFUSAL))
                || expected.path("order").toString().contains(REFUSAL)
                || expected.has("seconds")
                || texts.stream()
                        .anyMatch(text -> text.contains("Rate Limit Exceeded") || text.contains("Quota exceeded"));
    }

    private static boolean looksForCounters(JsonNode expected) {
        var records = expected.path("redis");
        return records.isObject()
                && Json.words(records).stream()
                        .anyMatch(name -> name.startsWith("rate-limit-") || name.startsWith("quota-"));
    }

    /** A counter shows in these: the headers of an answer that passed, or how many did. */
    private static boolean countsRequests(JsonNode expected) {
        boolean burst = Stream.of("statuses", "passes_between", "counts", "counts_between", "order")
                .anyMatch(expected::has);
        return burst || (isPass(expected) && isShown(expected));
    }

    private static boolean isPass(JsonNode expected) {
        return expected.path("outcome").asText().equals("pass")
                || expected.path("status").asInt() / 100 == 2;
    }

    private static boolean isShown(JsonNode expected) {
        return Stream.of("response_headers_all", "response_headers", "headers")
                .flatMap(member ->
                        expected.path(member).isObject() ? Json.words(expected.path(member)).stream() : Stream.empty())
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-ratelimit-"));
    }

    private static boolean hasQuota(JsonNode session) {
        return session.path("quota_max").asLong() > 0
                || session.path("access_rights")
                        .valueStream()
                        .anyMatch(right -> right.path("limit").path("quota_max").asLong() > 0);
    }
}
