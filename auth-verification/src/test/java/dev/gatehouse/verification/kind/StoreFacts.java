// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.gateway.Site;
import dev.gatehouse.verification.gateway.VectorRedis;
import dev.gatehouse.verification.vector.Mismatch;
import java.util.ArrayList;
import java.util.List;

/** What is in the store after a request, under names that the original gave it. */
final class StoreFacts {
    static final String FIELD = "redis";

    private static final String ABSENT = "absent";
    private static final int SECONDS_EITHER_WAY = 2;

    private final VectorRedis redis;
    private final String key;

    private StoreFacts(VectorRedis redis, String key) {
        this.redis = redis;
        this.key = key;
    }

    static List<Mismatch> check(JsonNode expected, Site site) {
        var mismatches = new ArrayList<Mismatch>();
        expected.properties()
                .forEach(record -> new StoreFacts(site.redis(), record.getKey()).check(record.getValue(), mismatches));
        return mismatches;
    }

    private void check(JsonNode expected, List<Mismatch> mismatches) {
        if (type().equals("none") || expected.asText().equals(ABSENT)) {
            if (!(type().equals("none") && expected.asText().equals(ABSENT))) {
                mismatches.add(new Mismatch(FIELD + " " + key, expected.toString(), type()));
            }
            return;
        }
        expected.properties().forEach(fact -> {
            if (!fits(fact.getKey(), fact.getValue())) {
                var place = FIELD + " " + key + " " + fact.getKey();
                mismatches.add(new Mismatch(place, fact.getValue().toString(), actual(fact.getKey())));
            }
        });
    }

    private boolean fits(String fact, JsonNode expected) {
        return switch (fact) {
            case "type" -> expected.asText().equals(type());
            case "value" -> expected.asText().equals(redis.ask("GET", key).asText());
            case "ttl" -> lives(expected.asLong(), redis.ask("TTL", key).asLong());
            case "json" -> Json.includes(Json.parse(redis.ask("GET", key).asText()), expected);
            default -> false;
        };
    }

    /** Without an end is no time at all. */
    private static boolean lives(long expected, long actual) {
        return expected > 0 && actual > 0 ? Math.abs(expected - actual) <= SECONDS_EITHER_WAY : expected == actual;
    }

    private String type() {
        return redis.ask("TYPE", key).asText();
    }

    private String actual(String fact) {
        return switch (fact) {
            case "type" -> type();
            case "value" -> redis.ask("GET", key).asText();
            case "ttl" -> redis.ask("TTL", key).toString();
            case "json" -> "members with other values";
            default -> "a fact that nobody compares";
        };
    }
}
