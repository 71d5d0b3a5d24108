// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Several methods at once, as the file about JSON web tokens and certificates writes them: told anew in the words of the
 * file about the gateway, and run as that one's are.
 */
final class CombinationKind implements VectorKind {
    private static final VectorKind STEPS = new StepsKind();
    private static final long NOW = 1_700_000_000;
    private static final String DATE = "Tue, 14 Nov 2023 22:13:20 GMT";
    private static final String SECRET = "secret-of-a-vector";
    private static final Pattern HEADER = Pattern.compile("apiKey (?:in header )?([A-Za-z0-9-]+)");
    private static final Set<String> MEMBERS = Set.of(
            "id",
            "area",
            "op",
            "title",
            "config",
            "request",
            "expect",
            "source",
            "kind",
            "live",
            "corrected",
            "trap",
            "trapExpect",
            "note");
    private static final Set<String> CONFIG =
            Set.of("form", "securityProcessingMode", "security", "schemes", "vendor", "auth");
    private static final Set<String> EXPECT = Set.of("status", "message", "match", "outcome", DefinitionRefusal.FIELD);

    @Override
    public List<Mismatch> check(Vector vector) {
        var unknown = new ArrayList<Mismatch>();
        known("vector", vector.content(), MEMBERS, unknown);
        known("config", vector.at("config"), CONFIG, unknown);
        known("request", vector.at("request"), Set.of("headers"), unknown);
        known("expect", vector.at("expect"), EXPECT, unknown);
        return unknown.isEmpty() ? STEPS.check(told(vector)) : unknown;
    }

    private static void known(String where, JsonNode object, Set<String> members, List<Mismatch> mismatches) {
        Json.words(object).stream()
                .filter(name -> !members.contains(name))
                .forEach(name -> mismatches.add(new Mismatch(where, "members that the runner knows", name)));
    }

    private static Vector told(Vector vector) {
        var content = Json.object().put("id", vector.id()).put("kind", "http").put("now", NOW);
        content.set("gateway", Json.object());
        content.set("api", api(vector.at("config")));
        content.set("sessions", sessions());
        var request = content.putObject("request").put("method", "GET").put("path", "/");
        request.set("headers", headers(vector.at("request", "headers")));
        content.set("expect", expected(vector.at("expect")));
        return new Vector(vector.file(), vector.id(), content);
    }

    private static ObjectNode api(JsonNode config) {
        var api = Json.object().put("oas", true);
        api.set("securityProcessingMode", config.path("securityProcessingMode"));
        api.set("authentication", config.path("auth").isObject() ? config.path("auth") : Json.object());
        var schemes = Json.object();
        config.path("schemes").properties().forEach(scheme -> declare(scheme.getKey(), scheme.getValue(), schemes));
        api.set("schemes", schemes);
        var own = Json.words(config.path("vendor"));
        var declared = Json.list();
        var listed = Json.list();
        config.path("security").forEach(alternative -> {
            var names = Json.list();
            Json.words(alternative).forEach(names::add);
            boolean inDocument = Json.words(alternative).stream()
                    .noneMatch(name ->
                            own.contains(name) || isOwn(config.path("schemes").path(name)));
            (inDocument ? declared : listed).add(names);
        });
        api.set("security", declared);
        api.set("vendor_security", listed);
        return api;
    }

    private static boolean isOwn(JsonNode scheme) {
        return scheme.asText().startsWith("vendor");
    }

    private static void declare(String name, JsonNode words, ObjectNode schemes) {
        var header = HEADER.matcher(words.asText());
        if (header.find()) {
            schemes.putObject(name).put("type", "apiKey").put("header", header.group(1));
        } else if (words.asText().startsWith("bearer JWT")) {
            schemes.putObject(name).put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT");
        }
    }

    private static ObjectNode sessions() {
        var sessions = Json.object();
        sessions.putObject("good-key").put("alias", "key-owner");
        sessions.putObject("good-hmac").put("hmac_enabled", true).put("hmac_string", SECRET);
        return sessions;
    }

    private static ObjectNode headers(JsonNode given) {
        var headers = Json.object();
        given.properties()
                .forEach(header ->
                        headers.put(header.getKey(), value(header.getValue().asText())));
        return headers.put("Date", DATE);
    }

    private static String value(String text) {
        return switch (text) {
            case "Signature <good>" -> signature(SECRET);
            case "Signature <bad>" -> signature("another-secret");
            default -> text;
        };
    }

    private static String signature(String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            var value = Base64.getEncoder().encodeToString(mac.doFinal(("date: " + DATE).getBytes(UTF_8)));
            return "Signature keyId=\"good-hmac\",algorithm=\"hmac-sha256\",headers=\"date\",signature=\""
                    + URLEncoder.encode(value, UTF_8) + "\"";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode expected(JsonNode expect) {
        var told = ((ObjectNode) expect).deepCopy();
        told.remove("match");
        if (told.has("status")) {
            told.put("outcome", told.path("status").asInt() == 200 ? "pass" : "reject");
        }
        return told;
    }
}
