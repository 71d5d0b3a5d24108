// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All situations by the name that the register uses. */
final class Situations {
    static final Map<String, Situation> ALL = Map.ofEntries(
            entry("override_messages set", new OverriddenMessage()),
            entry("two Authorization lines", when(Situations::repeatsAuthorization)),
            entry("store away", when(Situations::needsLostStore)),
            entry("session of another organisation", when(Situations::isForeign)),
            entry("session of another kind of credential", when(Situations::isOfAnotherKind)),
            entry("ignored path inside the path", when(Situations::isIgnoredInside)),
            entry("key hash that ignores the end of a key", when(Situations::hashesPartOfKeys)),
            entry("control path on an API's own domain", Situations::controlPath),
            entry("cookie whose name begins like the credential's", Situations::similarCookie),
            entry("whole key shown", Situations::wholeKeyShown),
            entry("base identity of a method not in use", when(Situations::lacksBase)),
            entry("key written with a past expiry", Situations::pastExpiry));
    private static final Set<String> TRUNCATING = Set.of("", "murmur32");
    private static final int SHOWN = 4;
    private static final int SHORTEST_SHOWN = 16;

    private Situations() {}

    private static Situation when(Predicate<Vector> holds) {
        return vector -> holds.test(vector) ? Optional.of(Map.of()) : Optional.empty();
    }

    private static boolean repeatsAuthorization(Vector vector) {
        return !vector.says("api", "use_keyless")
                && Json.words(vector.at("request", "headers")).stream()
                                .filter("Authorization"::equalsIgnoreCase)
                                .count()
                        > 1;
    }

    private static boolean needsLostStore(Vector vector) {
        return vector.at("sessions").isTextual()
                && vector.at("expect", "status").asInt() == 403;
    }

    private static boolean isForeign(Vector vector) {
        var own = vector.at("api", "org_id").asText("default");
        var sessions = vector.at("sessions");
        return passes(vector)
                && !sessions.isEmpty()
                && sessions.valueStream()
                        .map(session -> session.path("org_id").asText("default"))
                        .allMatch(organization -> !organization.isEmpty() && !organization.equals(own));
    }

    private static boolean isOfAnotherKind(Vector vector) {
        var sessions = vector.at("sessions");
        return passes(vector)
                && !sessions.isEmpty()
                && sessions.valueStream()
                        .allMatch(session -> Stream.of(
                                        "basic_auth_data",
                                        "hmac_string",
                                        "rsa_certificate_id",
                                        "jwt_data",
                                        "oauth_client_id")
                                .anyMatch(session::has));
    }

    private static boolean passes(Vector vector) {
        return vector.at("expect", "outcome").asText().equals("pass") && !vector.says("api", "use_keyless");
    }

    private static boolean isIgnoredInside(Vector vector) {
        var path = vector.at("request", "path").asText();
        return passes(vector)
                && !vector.at("api", "ignored").isEmpty()
                && vector.at("api", "ignored")
                        .valueStream()
                        .map(rule -> rule.path("path").asText())
                        .allMatch(rule -> path.contains(rule) && !path.startsWith(rule));
    }

    private static boolean hashesPartOfKeys(Vector vector) {
        var gateway = vector.at("gateway");
        var function = gateway.path("hash_key_function").asText(gateway.has("hash_key_function") ? "" : "murmur64");
        boolean truncating = TRUNCATING.contains(function)
                || gateway.path("hash_key_function_fallback")
                        .valueStream()
                        .anyMatch(fallback -> TRUNCATING.contains(fallback.asText()));
        return gateway.path("hash_keys").asBoolean()
                && truncating
                && !gateway.path("allow_legacy_murmur32").asBoolean();
    }

    /** The API answers there as on every other path, so the outcome depends on the credential only. */
    private static Optional<Map<String, JsonNode>> controlPath(Vector vector) {
        boolean control = vector.at("kind").asText().equals("http")
                && vector.at("request", "path").asText().matches("/tyk(/.*)?")
                && vector.at("expect", "status").asInt() == 403;
        boolean anonymous = vector.at("request", "headers", "Authorization").isMissingNode();
        return control ? Optional.of(Map.of("status", Json.node(anonymous ? 401 : 200))) : Optional.empty();
    }

    private static Optional<Map<String, JsonNode>> similarCookie(Vector vector) {
        var config = vector.at("input", "auth_configs").valueStream().findFirst();
        var cookie = vector.at("input", "request", "headers", "Cookie").asText();
        if (!vector.at("function").asText().equals("stripAuth") || config.isEmpty() || cookie.isEmpty()) {
            return Optional.empty();
        }
        var name = Stream.of("cookie_name", "auth_header_name")
                .map(member -> config.get().path(member).asText())
                .filter(given -> !given.isEmpty())
                .findFirst()
                .orElse("Authorization");
        var pieces = List.of(cookie.split(";", -1));
        var kept = pieces.stream().filter(piece -> !isCookie(piece, name)).toList();
        long similar =
                pieces.stream().filter(piece -> piece.strip().startsWith(name)).count();
        boolean exactlyOne = similar == 1 && kept.size() == pieces.size() - 1;
        return similar == 0 || exactlyOne
                ? Optional.empty()
                : Optional.of(Map.of("cookie", Json.node(String.join(";", kept))));
    }

    private static boolean isCookie(String piece, String name) {
        return piece.indexOf('=') >= 0
                && piece.substring(0, piece.indexOf('=')).strip().equals(name);
    }

    private static Optional<Map<String, JsonNode>> wholeKeyShown(Vector vector) {
        var key = vector.at("input", "key").asText();
        boolean logging = vector.at("input", "enable_key_logging").asBoolean() && !key.isEmpty();
        boolean mostOfIt = key.length() > SHOWN && key.length() < SHORTEST_SHOWN;
        boolean tooMuch = vector.at("function").asText().equals("obfuscateKey") && (logging || mostOfIt);
        var shown = key.length() < SHORTEST_SHOWN ? "--" : "****" + key.substring(key.length() - SHOWN);
        return tooMuch ? Optional.of(Map.of("shown", Json.node(shown))) : Optional.empty();
    }

    private static boolean lacksBase(Vector vector) {
        return vector.says("api", "base_identity_provided_by")
                && vector.at("expect", "status").asInt() == 400
                && Arrays.asList("http", "flow").contains(vector.at("kind").asText());
    }

    private static Optional<Map<String, JsonNode>> pastExpiry(Vector vector) {
        var body = Json.parse(vector.at("request", "body").asText());
        var stored = vector.at("expect", "stored", "expires");
        boolean past = body.path("expires").asLong() > 1 && stored.isNumber() && stored.asLong() == 0;
        return past ? Optional.of(Map.of("expires", body.path("expires"))) : Optional.empty();
    }
}
