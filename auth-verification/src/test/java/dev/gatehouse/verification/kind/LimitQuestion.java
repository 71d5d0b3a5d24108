// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.core.policy.StandardPolicyEngine;
import dev.gatehouse.core.tyk.LoadedDefinition;
import dev.gatehouse.core.tyk.TykDefinitionSettings;
import dev.gatehouse.core.tyk.TykDefinitions;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.PolicyEngine.Question;
import dev.gatehouse.policy.Ruling;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.verification.gateway.ClassicDefinition;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the engine about one request, and sees what it asks the counters.
 *
 * @param api the API asked for
 */
record LimitQuestion(ProtectedApi api) {
    /** The id of the API where a vector gives none. */
    static final String API = "api";

    private static final URI UPSTREAM = URI.create("http://127.0.0.1:1");

    static TykDefinitionSettings standard() {
        return TykDefinitionSettings.standard();
    }

    static LimitQuestion of(JsonNode members, TykDefinitionSettings settings) {
        return new LimitQuestion(api(members, settings));
    }

    static ProtectedApi api(JsonNode members, TykDefinitionSettings settings) {
        var definition = ClassicDefinition.of(members, "", UPSTREAM);
        definition.put("api_id", members.path("api_id").asText(API));
        var loaded = TykDefinitions.read(definition.toString(), settings);
        if (loaded instanceof LoadedDefinition.Served served) {
            return served.api().api();
        }
        throw new IllegalArgumentException(loaded.toString());
    }

    /** The limits that a request counts in, if the session has a right to it. */
    List<LimitRequest> asked(StoredSession session, String method, String target) {
        var counters = new Listening();
        rule(session, method, target, counters);
        return List.copyOf(counters.asked);
    }

    Ruling rule(StoredSession session, String method, String target) {
        return rule(session, method, target, new Listening());
    }

    private Ruling rule(StoredSession session, String method, String target, LimitStore counters) {
        var version = api.paths().versions().all().iterator().next();
        var request = HttpRequest.of(method, target, Headers.none());
        return new StandardPolicyEngine(Policies.none(), counters)
                .rule(new Question(api, version, Optional.of(session), request), Trace.none());
    }

    /** Counters that remember what they were asked. */
    private static final class Listening implements LimitStore {
        private final LimitStore counters = InMemoryStores.create().limits();
        private final List<LimitRequest> asked = new ArrayList<>();

        @Override
        public LimitAnswer take(List<LimitRequest> requests) {
            asked.addAll(requests);
            return counters.take(requests);
        }

        @Override
        public LimitAnswer peek(List<LimitRequest> requests) {
            return counters.peek(requests);
        }

        @Override
        public void reset(List<LimitRequest> requests) {
            counters.reset(requests);
        }
    }
}
