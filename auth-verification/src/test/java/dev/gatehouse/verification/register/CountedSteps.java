// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The steps of a vector about one key, and what our counting answers where the original counts otherwise. */
final class CountedSteps {
    private static final int PASSED = 200;
    private static final int REFUSED = 429;
    private static final String COUNTER = "rate-limit-";

    private final Vector vector;
    private final LimitedKey key;
    private final OurCounting counting;
    private final ObjectNode different = Json.object();
    private final Set<String> spellings = new HashSet<>();
    private boolean renamed;
    private double now;

    private CountedSteps(Vector vector, LimitedKey key) {
        this.vector = vector;
        this.key = key;
        this.counting = new OurCounting(key, logs(vector));
        run();
    }

    /** Only vectors that are about nothing but the rate of a key. */
    static Optional<CountedSteps> of(Vector vector) {
        return vector.content().has("steps") && !saysMore(vector)
                ? LimitedKey.of(vector).map(key -> new CountedSteps(vector, key))
                : Optional.empty();
    }

    private static boolean saysMore(Vector vector) {
        var input = new Input(vector);
        return input.apiSays("global_rate_limit", "use_keyless", "disable_rate_limit")
                || input.gateway().path("enable_fixed_window_rate_limiter").asBoolean()
                || input.allSessions()
                        .anyMatch(key -> key.path("quota_max").asLong() > 0
                                || key.path("throttle_retry_limit").asLong() > 0
                                || Vector.isTelling(key.path("apply_policies"))
                                || Vector.isTelling(key.path("meta_data").path("rate_limit_pattern")));
    }

    static boolean logs(Vector vector) {
        var gateway = new Input(vector).gateway();
        return gateway.path("enable_redis_rolling_limiter").asBoolean()
                || gateway.path("enable_sentinel_rate_limiter").asBoolean();
    }

    /** Then the number of permits moves, and is not foretold here. */
    private boolean isSmoothed() {
        return new Input(vector).gateway().path("enable_rate_limit_smoothing").asBoolean();
    }

    /** Our answers to the steps where the original's is another; empty if it has none. */
    Optional<Map<String, JsonNode>> answers() {
        return different.isEmpty() ? Optional.empty() : Optional.of(Map.of("steps", different));
    }

    boolean spellsDifferently() {
        return spellings.size() > 1;
    }

    boolean looksForAnotherName() {
        return renamed;
    }

    LimitedKey key() {
        return key;
    }

    private void run() {
        var steps = vector.steps().toList();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            now += step.path("sleep").asDouble();
            if (step.has("redis")) {
                look(i, step);
            } else if (key.is(sent(step)) && !isSmoothed()) {
                spellings.add(sent(step));
                count(i, step);
            }
        }
    }

    private static String sent(JsonNode step) {
        return step.path("request")
                .path("headers")
                .path("Authorization")
                .asText()
                .replaceFirst("^(?i)Bearer ", "");
    }

    /** The original names a counter as the client wrote the key. */
    private void look(int index, JsonNode step) {
        var command = step.path("redis").deepCopy();
        var name = command.path(1).asText();
        if (!name.matches(COUNTER + Pattern.quote(key.name()) + "(-.*)?")) {
            return;
        }
        renamed = true;
        ((ArrayNode) command).set(1, COUNTER + key.organization() + name.substring(COUNTER.length()));
        var answer = Json.object();
        answer.set("redis", command);
        boolean size = command.path(0).asText().equals("ZCARD") && !isSmoothed();
        answer.set("expect", size ? Json.object().put("value", counting.size(now)) : step.path("expect"));
        different.set(String.valueOf(index), answer);
    }

    private void count(int index, JsonNode step) {
        int times = Stream.of("times", "repeat", "parallel")
                .mapToInt(member -> step.path(member).asInt(1))
                .max()
                .getAsInt();
        var ours = new ArrayList<Integer>();
        for (int i = 0; i < times; i++) {
            ours.add(counting.passes(now) ? PASSED : REFUSED);
        }
        if (!agrees(step.path("expect"), ours)) {
            different.set(String.valueOf(index), answer(step, ours));
        }
    }

    private static boolean agrees(JsonNode expected, List<Integer> ours) {
        int last = ours.get(ours.size() - 1);
        boolean passes = expected.path("outcome").asText("pass").equals("pass");
        return expected.path("status").asInt(last) == last
                && (!expected.has("outcome") || passes == (last == PASSED))
                && (!expected.has("order") || Json.same(expected.path("order"), Json.node(ours)))
                && (!expected.has("counts") || Json.same(expected.path("counts"), Json.node(counts(ours))));
    }

    private static Map<String, Integer> counts(List<Integer> statuses) {
        var counts = new TreeMap<String, Integer>();
        statuses.forEach(status -> counts.merge(Integer.toString(status), 1, Integer::sum));
        return counts;
    }

    private ObjectNode answer(JsonNode step, List<Integer> ours) {
        int last = ours.get(ours.size() - 1);
        var answer = Json.object();
        if (step.has("times")) {
            return answer.set("counts", Json.node(counts(ours)));
        }
        answer.put("status", last);
        boolean whole = vector.content().has("group");
        if (last == REFUSED) {
            answer.put(whole ? "error" : "message", "Rate Limit Exceeded");
        }
        return answer;
    }
}
