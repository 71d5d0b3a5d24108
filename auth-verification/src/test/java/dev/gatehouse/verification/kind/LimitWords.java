// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import dev.gatehouse.verification.wire.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a vector about limits sets up in words.
 *
 * @param text the words; empty for none
 */
record LimitWords(String text) {
    private static final Pattern KEYS = Pattern.compile("(two|three|four) keys, each rate ([\\d.]+) per ([\\d.]+)");
    private static final Pattern UPSTREAM = Pattern.compile("upstream sends ([\\w-]+) (\\S+)");
    private static final Pattern PER_API = Pattern.compile("policy per_api: (.*)");
    private static final Pattern OWN_QUOTA = Pattern.compile("(\\w+) quota (\\d+)");
    private static final Pattern NO_QUOTA = Pattern.compile("(\\w+) no own limit \\(policy quota (\\d+)\\)");
    private static final Pattern POLICY = Pattern.compile("(\\w+) \\(([\\w+]+), quota (\\d+)\\)");
    private static final Pattern CHANGED =
            Pattern.compile("(?i)policy.*(last_updated|updated|chang|edited|replaced|raised|lowered)");
    private static final Pattern RATE = Pattern.compile("rate ([\\d.]+) per ([\\d.]+)");
    private static final Map<String, Integer> NUMBERS = Map.of("two", 2, "three", 3, "four", 4);
    private static final int HOUR = 3600;

    static LimitWords of(Vector vector) {
        return new LimitWords(vector.at("given").asText());
    }

    boolean areKnown() {
        return text.isEmpty()
                || List.of(KEYS, UPSTREAM, PER_API, POLICY, CHANGED).stream()
                        .anyMatch(pattern -> pattern.matcher(text).find());
    }

    /** Whether a policy is written anew after the first request. */
    boolean changePolicy() {
        return found(CHANGED).isPresent();
    }

    /** The policy as it is at first or afterwards, of the limits that the vector gives its session. */
    ObjectNode changingPolicy(Vector vector, boolean afterwards) {
        var policy = LimitSetup.session(vector, Json.object());
        var rates = RATE.matcher(text).results().toList();
        if (!rates.isEmpty() && (afterwards || !policy.has("rate"))) {
            var rate = rates.get(afterwards ? rates.size() - 1 : 0);
            policy.put("rate", Double.parseDouble(rate.group(1))).put("per", Double.parseDouble(rate.group(2)));
        }
        policy.withObjectProperty("access_rights").withObjectProperty(LimitQuestion.API);
        policy.put("last_updated", afterwards ? "2" : "1");
        return Json.object().set("policy", policy);
    }

    /** A header line that the upstream puts on its answers. */
    Optional<Message.Line> fromUpstream() {
        return found(UPSTREAM).map(line -> new Message.Line(line.group(1), line.group(2)));
    }

    /** Keys by name; none if the words name no keys. */
    ObjectNode keys() {
        var keys = Json.object();
        found(KEYS).ifPresent(told -> {
            for (int i = 1; i <= NUMBERS.get(told.group(1)); i++) {
                keys.putObject("key" + i)
                        .put("rate", Double.parseDouble(told.group(2)))
                        .put("per", Double.parseDouble(told.group(3)));
            }
        });
        return keys;
    }

    /** Policies by id, all of which the key has. */
    ObjectNode policies() {
        var policies = Json.object();
        found(PER_API).ifPresent(told -> perApi(told.group(1), policies.putObject("policy")));
        if (policies.isEmpty()) {
            POLICY.matcher(text).results().forEach(told -> ordinary(told, policies.putObject(told.group(1))));
        }
        return policies;
    }

    private static void perApi(String words, ObjectNode policy) {
        policy.putObject("partitions").put("per_api", true);
        var rights = policy.putObject("access_rights");
        OWN_QUOTA
                .matcher(words)
                .results()
                .filter(told -> !told.group(1).equals("policy"))
                .forEach(told ->
                        quota(told.group(2), rights.putObject(told.group(1)).putObject("limit")));
        NO_QUOTA.matcher(words).results().forEach(told -> {
            rights.putObject(told.group(1));
            quota(told.group(2), policy);
        });
    }

    private static void ordinary(MatchResult told, ObjectNode policy) {
        quota(told.group(3), policy);
        var rights = policy.putObject("access_rights");
        for (var api : told.group(2).split("\\+")) {
            rights.putObject(api);
        }
    }

    private static void quota(String max, ObjectNode limits) {
        limits.put("quota_max", Long.parseLong(max)).put("quota_renewal_rate", HOUR);
    }

    private Optional<MatchResult> found(Pattern pattern) {
        return pattern.matcher(text).results().findFirst();
    }
}
