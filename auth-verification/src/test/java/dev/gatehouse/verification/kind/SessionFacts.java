// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.tyk.LoadedDefinition;
import dev.gatehouse.core.tyk.TykDefinitions;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Connection;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.gateway.Site;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.wire.Message;
import dev.gatehouse.verification.wire.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an answer does not show: which session served the request, and what is stored afterwards. */
final class SessionFacts {
    static final Set<String> FIELDS =
            Set.of("key_id", "session", "session_alias", "session_org", "persisted_key", "stored");

    private final Site site;
    private final RawRequest request;

    SessionFacts(Site site, RawRequest request) {
        this.site = site;
        this.request = request;
    }

    List<Mismatch> check(JsonNode expected, Message answer) {
        var mismatches = new ArrayList<Mismatch>();
        expected.properties().forEach(field -> {
            if (FIELDS.contains(field.getKey())) {
                check(field.getKey(), field.getValue(), expected, answer).ifPresent(mismatches::add);
            }
        });
        return mismatches;
    }

    private Optional<Mismatch> check(String field, JsonNode value, JsonNode expected, Message answer) {
        return switch (field) {
            case "key_id" -> compare(field, storedAs(value.asText()).value(), servedBy());
            case "session" -> compare(field, "", servedBy());
            case "session_alias" ->
                compare(
                        field,
                        value.asText(),
                        served().map(stored -> stored.session().attributes().alias())
                                .orElse(""));
            case "persisted_key" -> isStored(value.asText());
            case "session_org" -> compare(field, value.asText(), organization(expected));
            default -> stored(value, answer);
        };
    }

    private SessionId storedAs(String key) {
        return site.keys().storedAs(Secret.of(key));
    }

    private static Optional<Mismatch> compare(String field, String expected, String actual) {
        return expected.equals(actual) ? Optional.empty() : Optional.of(new Mismatch(field, expected, actual));
    }

    private String servedBy() {
        return served().map(stored -> stored.id().value()).orElse("");
    }

    /** The gateway does not tell, so the library is asked the same question over the same stores. */
    private Optional<StoredSession> served() {
        var loaded = TykDefinitions.read(
                site.definition().toString(), site.settings().definitions().reading());
        var api = ((LoadedDefinition.Served) loaded).api().api();
        var gatekeeper = Gatekeeper.builder(site.stores())
                .keyNaming(site.keys())
                .clock(site.clock())
                .build();
        var decision = gatekeeper.decide(api, asRequest());
        return decision instanceof AccessDecision.Granted granted ? granted.session() : Optional.empty();
    }

    private HttpRequest asRequest() {
        var lines = new ArrayList<String>();
        request.lines()
                .forEach(line -> lines.addAll(List.of(line.name(), line.value().strip())));
        var headers = Headers.of(lines);
        return HttpRequest.of(request.method(), request.target(), headers, Connection.plain("127.0.0.1"))
                .withBody(Body.of(request.body().getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<Mismatch> isStored(String key) {
        boolean found = site.stores().sessions().find(storedAs(key)).isPresent();
        return found ? Optional.empty() : Optional.of(new Mismatch("persisted_key", key, "not stored"));
    }

    private String organization(JsonNode expected) {
        var key = storedAs(expected.path("persisted_key").asText("none"));
        return site.stores()
                .sessions()
                .find(key)
                .or(() -> served().map(StoredSession::session))
                .map(session -> session.organization().value())
                .orElse("");
    }

    private Optional<Mismatch> stored(JsonNode expected, Message answer) {
        var key = Json.parse(answer.body()).path("key").asText("none");
        var stored =
                site.stores().sessions().find(storedAs(key)).map(session -> Json.parse(TykSessions.write(session)));
        boolean fits = stored.isPresent()
                && expected.properties().stream()
                        .allMatch(member -> fits(member.getKey(), member.getValue(), stored.get()));
        return fits
                ? Optional.empty()
                : Optional.of(new Mismatch("stored", expected.toString(), names(expected, stored)));
    }

    /** Only what is asked for: the rest may be secret. */
    private static String names(JsonNode expected, Optional<JsonNode> stored) {
        var shown = Json.object();
        stored.ifPresent(session ->
                expected.fieldNames().forEachRemaining(name -> shown.set(plain(name), session.path(plain(name)))));
        return stored.isPresent() ? shown.toString() : "not stored";
    }

    private static String plain(String name) {
        return name.replaceFirst("_(regex|not)$", "");
    }

    private static boolean fits(String name, JsonNode expected, JsonNode session) {
        var actual = Json.at(session, plain(name));
        if (name.endsWith("_regex")) {
            return Pattern.compile(expected.asText()).matcher(actual.asText()).find();
        }
        boolean same = actual.isMissingNode() ? isZero(expected) : Json.same(expected, actual);
        return same != name.endsWith("_not");
    }

    private static boolean isZero(JsonNode expected) {
        return expected.isNull()
                || (expected.isContainerNode() && expected.isEmpty())
                || (expected.isNumber() && expected.decimalValue().signum() == 0)
                || (expected.isTextual() && expected.textValue().isEmpty())
                || (expected.isBoolean() && !expected.booleanValue());
    }
}
