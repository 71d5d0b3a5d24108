// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Translates a vector about limits into one of whole requests, but for the requests. */
final class LimitSetup {
    /** The name of the key, if there is one only. */
    static final String KEY = "key1";

    private static final Map<String, String> LIMITERS = Map.of(
            "Redis", "enable_redis_rolling_limiter",
            "Sentinel", "enable_sentinel_rate_limiter",
            "FixedWindow", "enable_fixed_window_rate_limiter");
    private static final String LIMITER = "limiter";
    private static final String LIMIT = "limit";
    private static final String RIGHTS = "access_rights";
    private static final String KEYLESS = "keyless";

    private LimitSetup() {}

    static Vector of(Vector vector) {
        var content = Json.object().put("id", vector.id()).put("group", "whole-limits");
        content.set("config", config(vector.at("config")));
        var words = LimitWords.of(vector);
        var setup = content.putObject("setup");
        var policies = words.changePolicy() ? words.changingPolicy(vector, false) : words.policies();
        setup.set("policies", policies);
        var keys = setup.putObject("keys");
        keys.setAll(words.keys());
        if (keys.isEmpty() && !isKeyless(vector)) {
            keys.set(KEY, words.changePolicy() ? named(Json.object(), policies) : session(vector, policies));
        }
        var apis = setup.putArray("apis");
        ids(policies).forEach(id -> apis.add(api(vector, id)));
        if (vector.at("expect").has("counter_created")) {
            content.putArray("steps").addObject().putArray("redis").add("KEYS").add("*");
        }
        return new Vector(vector.file(), vector.id(), content);
    }

    private static ObjectNode config(JsonNode told) {
        var config = told instanceof ObjectNode given ? given.deepCopy() : Json.object();
        var limiter = config.path(LIMITER).asText();
        config.remove(LIMITER);
        if (LIMITERS.containsKey(limiter)) {
            config.put(LIMITERS.get(limiter), true);
        }
        return config;
    }

    static boolean isKeyless(Vector vector) {
        return vector.at("api", KEYLESS).asBoolean();
    }

    private static TreeSet<String> ids(JsonNode policies) {
        var ids = new TreeSet<String>();
        policies.forEach(policy -> policy.path(RIGHTS).fieldNames().forEachRemaining(ids::add));
        if (ids.isEmpty()) {
            ids.add(LimitQuestion.API);
        }
        return ids;
    }

    private static ObjectNode api(Vector vector, String id) {
        var api = vector.at("api") instanceof ObjectNode given ? given.deepCopy() : Json.object();
        api.remove(KEYLESS);
        return api.put("api_id", id).put("kind", isKeyless(vector) ? KEYLESS : "key");
    }

    /** The session of the vector: its member {@code limit} is that of the right to the API. */
    static ObjectNode session(Vector vector, JsonNode policies) {
        var session = vector.at("session") instanceof ObjectNode given ? given.deepCopy() : Json.object();
        var limit = session.remove(LIMIT);
        if (limit != null) {
            session.withObjectProperty(RIGHTS)
                    .withObjectProperty(LimitQuestion.API)
                    .set(LIMIT, limit);
        }
        return named(session, policies);
    }

    private static ObjectNode named(ObjectNode session, JsonNode policies) {
        if (!policies.isEmpty()) {
            var named = session.putArray("apply_policies");
            Json.words(policies).forEach(named::add);
        }
        return session;
    }

    /** Periods of all limits in seconds. */
    static Stream<Long> periods(Vector vector) {
        return vector.content().findValues("per").stream().map(JsonNode::asLong).filter(period -> period > 0);
    }
}
