// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.store.Stores;
import dev.gatehouse.verification.expectation.Json;

/** Stores with the sessions of a vector, each under the name of its full key. */
final class SeededSessions {
    private static final String USUAL =
            "{'org_id': 'default', 'expires': -1, 'quota_max': -1, 'rate': 10000, 'per': 60, 'access_rights': {}}";
    /** The name that vectors use for their own API. */
    private static final String OWN = "test";

    private SeededSessions() {}

    static Stores in(Stores stores, JsonNode sessions, String api, TykKeys keys) {
        if (sessions.isTextual()) {
            return new Stores(new UnavailableStore(), (use, remembered) -> false, stores.limits());
        }
        sessions.properties().forEach(entry -> {
            var session = TykSessions.read(completed(entry.getValue(), api).toString());
            stores.sessions().put(keys.storedAs(Secret.of(entry.getKey())), session, null);
        });
        return stores;
    }

    static ObjectNode completed(JsonNode session, String api) {
        var completed = Merge.over(USUAL, session);
        completed.set("access_rights", rights(completed.path("access_rights"), api));
        return completed;
    }

    private static ObjectNode rights(JsonNode given, String api) {
        var rights = Json.object();
        given.properties().forEach(right -> rights.set(named(right.getKey(), api), right(right.getValue(), api)));
        return rights;
    }

    private static JsonNode right(JsonNode given, String api) {
        if (!(given instanceof ObjectNode right)) {
            return given;
        }
        var completed = right.deepCopy();
        completed.put("api_id", named(right.path("api_id").asText(), api));
        return completed;
    }

    private static String named(String name, String api) {
        return name.equals(OWN) ? api : name;
    }
}
