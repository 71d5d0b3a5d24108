// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.tyk.TykErrorRules;
import dev.gatehouse.core.tyk.TykErrors;
import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.core.tyk.event.TykEventText;
import dev.gatehouse.core.tyk.event.TykEventText.Form;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A gatekeeper that is asked without any gateway, and what it tells a listener in the original's words. */
final class AskedGatekeeper {
    private static final String ORGANIZATION = "default";
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_040);
    private static final TykKeys KEYS = TykKeys.of(new TykKeySettings(false, "", List.of(), 1, true, true));
    private static final int OK = 200;

    private final ProtectedApi api;
    private final Gatekeeper gatekeeper;
    private final List<String> events = new ArrayList<>();

    private AskedGatekeeper(ObjectNode members, JsonNode session, JsonNode organization) {
        api = LimitQuestion.api(members, LimitQuestion.standard());
        var stores = InMemoryStores.builder().clock(() -> NOW).build();
        stores.sessions().put(KEYS.storedAs(Secret.of(LimitSetup.KEY)), TykSessions.read(session.toString()), null);
        var text = TykEventText.in(Form.ENVELOPE);
        var builder = Gatekeeper.builder(stores)
                .keyNaming(KEYS)
                .clock(() -> NOW)
                .listener(event -> text.of(event).ifPresent(events::add));
        if (!organization.isMissingNode()) {
            var id = SessionId.of(new OrganizationId(ORGANIZATION));
            stores.sessions().put(id, TykSessions.read(organization.toString()), null);
            builder.enforceOrganizationLimits();
        }
        gatekeeper = builder.build();
    }

    /** What a vector about limits sets up. */
    static AskedGatekeeper of(Vector vector) {
        var members = vector.at("api") instanceof ObjectNode given ? given.deepCopy() : Json.object();
        members.remove("keyless");
        members.put("use_keyless", LimitSetup.isKeyless(vector));
        return new AskedGatekeeper(members, LimitSetup.session(vector, Json.object()), Json.parse(""));
    }

    /** An API of an organization that has limits itself. */
    static AskedGatekeeper inOrganization(JsonNode organization) {
        return new AskedGatekeeper(Json.object(), Json.object(), organization);
    }

    /** The answer to the last of several requests: status, and the body of a refusal. */
    ObjectNode answerTo(int requests) {
        for (int i = 1; i < requests; i++) {
            ask();
        }
        return answer(ask());
    }

    /** The type of the last event of several requests; empty if there is none. */
    String eventAfter(int requests) {
        answerTo(requests);
        return lastEvent();
    }

    /** The type of the last event so far. */
    String lastEvent() {
        return events.isEmpty()
                ? ""
                : Json.parse(events.get(events.size() - 1)).path("Type").asText();
    }

    private AccessDecision ask() {
        return gatekeeper.decide(api, request());
    }

    private static HttpRequest request() {
        return HttpRequest.of("GET", "/", Headers.of("Authorization", LimitSetup.KEY));
    }

    private ObjectNode answer(AccessDecision decision) {
        if (!(decision instanceof AccessDecision.Denied denied)) {
            return Json.object().put("status", OK);
        }
        var rendered = TykErrors.of(TykErrorRules.none(), false).render(api, request(), denied);
        var answer = Json.object().put("status", rendered.status());
        return answer.set("json", Json.parse(rendered.body()));
    }
}
