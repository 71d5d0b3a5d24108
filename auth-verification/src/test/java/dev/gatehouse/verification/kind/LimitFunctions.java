// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.verification.expectation.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Questions about the arithmetic of limits, without any request. */
final class LimitFunctions {
    static final Set<String> SMOOTHING =
            Set.of("direction", "smoothing", "allowed_rate", "current_rate", "max_allowed_rate", "min_allowed_rate");
    static final Set<String> LIMITER = Set.of("given");

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_040);
    private static final long NANOS = 1_000_000_000;
    private static final int MINUTE = 60;
    private static final int MOST_ASKED = 10_000;
    private static final Map<String, Counting> WAYS = Map.of(
            "sliding-log", Counting.STEADY_LOG,
            "sentinel", Counting.STEADY_LOG,
            "fixed-window", Counting.FIXED_WINDOW,
            "drl", Counting.OPENED_WINDOW);

    private LimitFunctions() {}

    static JsonNode smoothed(ObjectNode content) {
        var told = content.path("smoothing");
        var smoothing = new Smoothing(
                true,
                content.path("min_allowed_rate").asLong(),
                told.path("trigger").asDouble(),
                told.path("step").asLong(),
                Duration.ofSeconds(1));
        long present = content.path("allowed_rate").asLong();
        long used = content.path("current_rate").asLong();
        long then = content.path("direction").asText().equals("increase")
                ? smoothing.raised(
                        present, used, content.path("max_allowed_rate").asLong())
                : smoothing.lowered(present, used);
        return Json.object().put("changed", then != present).put("rate", then);
    }

    /** Requests to one limiter at one moment: in a row, or costing more than one permit each. */
    static JsonNode limited(ObjectNode content) {
        var given = content.path("given");
        if (given.has("servers")) {
            return ofOneServer(given);
        }
        if (given.has("token_value")) {
            return wholeRequests(given);
        }
        return given.has("request_token_value") ? dryRun(given) : inARow(content);
    }

    private static JsonNode inARow(ObjectNode content) {
        var given = content.path("given");
        var limit = way(content).of(rate(given));
        var counters = counters();
        var answer = Json.object();
        var blocked = answer.putArray("blocked");
        var reset = answer.putArray("reset_seconds");
        for (int i = 0; i < asked(content.path("expect")); i++) {
            var status = limit == null ? null : take(counters, limit, 1);
            blocked.add(status != null && !status.granted());
            reset.add(status == null ? 0 : Duration.between(NOW, status.reset()).toSeconds());
        }
        return answer;
    }

    private static int asked(JsonNode expected) {
        return Stream.of("blocked", "reset_seconds")
                .mapToInt(member -> expected.path(member).size())
                .max()
                .orElse(0);
    }

    /** The limiter is told beside the rate, or else in front of the id. */
    private static Counting way(ObjectNode content) {
        var named =
                content.path("given").path("limiter").asText(content.path("id").asText());
        return WAYS.entrySet().stream()
                .filter(way -> named.startsWith(way.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Counting.OPENED_WINDOW);
    }

    private static RateLimit rate(JsonNode given) {
        return new RateLimit(
                given.path("rate").asDouble(),
                Duration.ofNanos(Math.round(given.path("per").asDouble(MINUTE) * NANOS)),
                Optional.empty());
    }

    /** All instances count in one place, so one alone may use up everything. */
    private static JsonNode ofOneServer(JsonNode given) {
        var limit = Objects.requireNonNull(Counting.OPENED_WINDOW.of(rate(given)), "a rate that limits");
        return Json.object().put("requests_allowed_here", granted(counters(), limit, 1));
    }

    /** A counter with so many permits left, and requests that take several each. */
    private static JsonNode wholeRequests(JsonNode given) {
        var limit = window(given.path("remaining_tokens").asLong());
        return Json.object()
                .put(
                        "remaining_requests",
                        granted(counters(), limit, given.path("token_value").asLong()));
    }

    private static int granted(LimitStore counters, Limit limit, long cost) {
        int granted = 0;
        while (granted < MOST_ASKED && take(counters, limit, cost).granted()) {
            granted++;
        }
        return granted;
    }

    /** The bucket has so many permits for each request of the rate, and a request costs so many at present. */
    private static JsonNode dryRun(JsonNode given) {
        long cost = given.path("current_token_value").asLong();
        var limit = window(Math.max(
                cost,
                given.path("rate").asLong() * given.path("request_token_value").asLong()));
        var counters = counters();
        var first = take(counters, limit, cost);
        var second = counters.peek(List.of(request(limit, cost))).statuses().get(0);
        return Json.object()
                .put("first", verdict(first) + ", " + left(first.remaining()))
                .put("dry_run", verdict(second));
    }

    private static String verdict(LimitStatus status) {
        return status.granted() ? "allowed" : "blocked";
    }

    private static String left(long permits) {
        return permits + (permits == 1 ? " token left" : " tokens left");
    }

    private static Limit window(long permits) {
        return new OpenedWindow(permits, Duration.ofSeconds(MINUTE));
    }

    private static LimitStore counters() {
        return InMemoryStores.builder().clock(() -> NOW).build().limits();
    }

    private static LimitStatus take(LimitStore counters, Limit limit, long cost) {
        return counters.take(List.of(request(limit, cost))).statuses().get(0);
    }

    private static LimitRequest request(Limit limit, long cost) {
        var holder = new Holder(HolderKind.SESSION, OrganizationId.none(), "a-key");
        return new LimitRequest(new LimitKey(Measure.RATE, holder, "", ""), limit, cost);
    }
}
