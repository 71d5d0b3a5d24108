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
            entry("override_messages set", OverriddenMessage::ofTokenApi),
            entry("override_messages set for an OAuth API", OverriddenMessage::ofOAuthApi),
            entry("override_messages with a code that no answer can have", when(OverriddenMessage::isImpossible)),
            entry("credentials that differ from place to place", when(DifferingPlaces::in)),
            entry("two Authorization lines", when(Situations::repeatsAuthorization)),
            entry("store away", when(Situations::needsLostStore)),
            entry("session of another organisation", when(Situations::isForeign)),
            entry("session of another kind of credential", when(Situations::isOfAnotherKind)),
            entry("ignored path inside the path", when(Situations::isIgnoredInside)),
            entry("key hash that ignores the end of a key", when(Situations::hashesPartOfKeys)),
            entry("control path on an API's own domain", new ControlPath()),
            entry("cookie whose name begins like the credential's", Situations::similarCookie),
            entry("whole key shown", Situations::wholeKeyShown),
            entry("base identity of a method not in use", when(Situations::lacksBase)),
            entry("requirement that names no scheme", Situations::undeclaredScheme),
            entry("key written with a past expiry", Situations::pastExpiry),
            entry("dead session beside the base", Situations::deadBesideTheBase),
            entry("plugin that cannot run", when(Recognition::pluginCannotRun)),
            entry("identity that cannot be told, in a question", when(Recognition::unusableInAQuestion)),
            entry("identity that cannot be told, in a definition", when(Recognition::unusableInADefinition)),
            entry("identity in the query", Recognition::inQuery),
            entry("identity that came more than once", when(Recognition::cameTwice)),
            entry("rate divided among instances", RateSituations::divided),
            entry("requests in a row in a fraction of a second", RateSituations::fractions),
            entry("policy written anew between requests", RateSituations::policyChanges),
            entry("organization judged after the answer", when(RateSituations::isJudgedLate)),
            entry("rate counted for each spelling of a key", LimitSituations::spellings),
            entry("counter named as a client spelled the key", LimitSituations::names),
            entry("rate with a fraction of a second", LimitSituations::fractions),
            entry("refused requests in a log", LimitSituations::refusedInALog),
            entry("mark of a sentinel in the store", LimitSituations::sentinel),
            entry("record written again for a quota", LimitSituations::recordWrittenAgain),
            entry("empty password", when(UserSituations::emptyPassword)),
            entry("password hashed in part", when(UserSituations::hashedInPart)),
            entry("new passwords hashed in part", when(UserSituations::hashesInPart)),
            entry("another scheme than Basic", when(UserSituations::anotherScheme)),
            entry("password with a colon", UserSituations::colonInPassword),
            entry("expression for a body that cannot be used", UserSituations::unusableExpression),
            entry("realm with quotes", UserSituations::quotedRealm),
            entry("password hashed as nobody says", UserSituations::unnamedFunction),
            entry("answer from a cache after a change", UserSituations::answeredFromCache),
            entry("token signature with more at its end, asked alone", when(TokenSignatures::asksForMore)),
            entry("token signature with more at its end", TokenSignatures::sendsMore),
            entry("token signature by an unknown algorithm", when(TokenSignatures::unknownAlgorithm)),
            entry("signature over nothing", when(SignedRequests::signsNothing)),
            entry("signature without the date", when(SignedRequests::lacksDate)),
            entry("signature over a header that is not there", when(SignedRequests::lacksSignedHeader)),
            entry("signature over a header that came twice", when(SignedRequests::repeatsSignedHeader)),
            entry("signature by an unknown algorithm", when(SignedRequests::unknownAlgorithm)),
            entry("signature over a digest that is not the body's", when(SignedRequests::wrongDigest)));
    private static final Set<String> TRUNCATING = Set.of("", "murmur32");
    private static final int SHOWN = 4;
    private static final int SHORTEST_SHOWN = 16;
    /** Names of methods that only the extension of a document knows. */
    private static final Set<String> PROPRIETARY = Set.of("hmac", "oidc", "custom");
    /** The switch of the method that each base identity stands for. */
    private static final Map<String, String> SWITCHES = Map.of(
            "basic_auth_user", "use_basic_auth",
            "jwt_claim", "enable_jwt",
            "hmac_key", "enable_signature_checking",
            "oidc_user", "use_openid",
            "oauth_key", "use_oauth2",
            "custom_auth", "custom_plugin_auth_enabled");

    private Situations() {}

    private static Situation when(Predicate<Vector> holds) {
        return vector -> holds.test(vector) ? Optional.of(Map.of()) : Optional.empty();
    }

    private static boolean repeatsAuthorization(Vector vector) {
        return !vector.says("api", "use_keyless")
                && vector.at("request", "headers").properties().stream()
                                .filter(header -> header.getKey().equalsIgnoreCase("Authorization"))
                                .mapToInt(
                                        header -> Math.max(1, header.getValue().size()))
                                .sum()
                        > 1;
    }

    private static boolean needsLostStore(Vector vector) {
        return vector.at("sessions").isTextual()
                && vector.at("expect", "status").asInt() == 403;
    }

    private static boolean isForeign(Vector vector) {
        var own = vector.at("api", "org_id").asText("default");
        var sessions = Presented.in(vector);
        return passes(vector)
                && !own.isEmpty()
                && !sessions.isEmpty()
                && sessions.stream()
                        .map(session -> session.path("org_id").asText("default"))
                        .allMatch(organization -> !organization.isEmpty() && !organization.equals(own));
    }

    private static boolean isOfAnotherKind(Vector vector) {
        var sessions = Presented.in(vector);
        return passes(vector)
                && !sessions.isEmpty()
                && sessions.stream().allMatch(Situations::isNoToken)
                && !(vector.says("api", "enable_signature_checking")
                        && sessions.stream().allMatch(Situations::isForSignatures));
    }

    private static boolean isForSignatures(JsonNode session) {
        return Stream.of(session.path("hmac_string"), session.path("rsa_certificate_id"))
                .anyMatch(Vector::isTelling);
    }

    private static boolean isNoToken(JsonNode session) {
        return Stream.of(
                        session.path("basic_auth_data").path("password"),
                        session.path("hmac_string"),
                        session.path("rsa_certificate_id"),
                        session.path("jwt_data").path("secret"),
                        session.path("oauth_client_id"),
                        session.path("certificate"))
                .anyMatch(Vector::isTelling);
    }

    private static boolean passes(Vector vector) {
        return vector.at("expect", "outcome").asText().equals("pass") && !vector.says("api", "use_keyless");
    }

    private static boolean isIgnoredInside(Vector vector) {
        var path = vector.at("request", "path").asText().replaceFirst("\\?.*", "");
        var rules = vector.at("api", "ignored")
                .valueStream()
                .filter(rule -> rule.path("method")
                        .asText("GET")
                        .equals(vector.at("request", "method").asText("GET")))
                .map(rule -> rule.path("path").asText())
                .toList();
        return passes(vector)
                && Presented.in(vector).isEmpty()
                && rules.stream().anyMatch(path::contains)
                && rules.stream().noneMatch(path::startsWith);
    }

    private static boolean hashesPartOfKeys(Vector vector) {
        var gateway = new Input(vector).gateway();
        var usual = vector.content().has("config") ? "" : "murmur64";
        var function = gateway.path("hash_key_function").asText(gateway.has("hash_key_function") ? "" : usual);
        boolean truncating = TRUNCATING.contains(function)
                || gateway.path("hash_key_function_fallback")
                        .valueStream()
                        .anyMatch(fallback -> TRUNCATING.contains(fallback.asText()));
        return gateway.path("hash_keys").asBoolean()
                && truncating
                && !gateway.path("allow_legacy_murmur32").asBoolean();
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
        var base = vector.at("api", "base_identity_provided_by").asText();
        boolean other = SWITCHES.containsKey(base) && !vector.says("api", SWITCHES.get(base));
        return (other || isBasedOnNoToken(vector, base))
                && new Input(vector)
                        .expectations()
                        .anyMatch(expected -> expected.path("status").asInt() == 400)
                && Arrays.asList("http", "flow").contains(vector.at("kind").asText());
    }

    /** The token goes without saying only where there is nothing else. */
    private static boolean isBasedOnNoToken(Vector vector, String base) {
        return base.equals("auth_token")
                && !vector.says("api", "use_standard_auth")
                && SWITCHES.values().stream().anyMatch(flag -> vector.says("api", flag));
    }

    /** All sessions of such a vector are presented. */
    private static Optional<Map<String, JsonNode>> deadBesideTheBase(Vector vector) {
        long methods = Stream.concat(SWITCHES.values().stream(), Stream.of("use_standard_auth"))
                .filter(flag -> vector.says("api", flag))
                .count();
        if (!passes(vector) || methods < 2) {
            return Optional.empty();
        }
        var sessions = vector.at("sessions");
        if (sessions.valueStream()
                .anyMatch(session -> session.path("is_inactive").asBoolean())) {
            return Optional.of(refusal(403, "Key is inactive, please renew"));
        }
        long now = vector.at("now").asLong(Long.MAX_VALUE);
        boolean ended = sessions.valueStream()
                .mapToLong(session -> session.path("expires").asLong())
                .anyMatch(end -> end > 0 && end < now);
        return ended ? Optional.of(refusal(401, "Key has expired, please renew")) : Optional.empty();
    }

    private static Map<String, JsonNode> refusal(int status, String message) {
        return Map.of("status", Json.node(status), "message", Json.node(message));
    }

    private static Optional<Map<String, JsonNode>> undeclaredScheme(Vector vector) {
        var api = vector.at("api");
        var config = vector.at("config");
        var undeclared = vector.says("api", "oas")
                ? undeclared(
                        api,
                        Stream.concat(
                                api.path("security").valueStream(),
                                api.path("vendor_security").valueStream()))
                : undeclared(config, config.path("security").valueStream());
        return undeclared.map(name -> Map.of("scheme", Json.node(name)));
    }

    private static Optional<String> undeclared(JsonNode holder, Stream<JsonNode> alternatives) {
        boolean any = holder.path("securityProcessingMode").asText().equals("compliant");
        return alternatives
                .limit(
                        any
                                ? Long.MAX_VALUE
                                : Math.min(1, holder.path("security").size()))
                .flatMap(alternative -> Json.words(alternative).stream())
                .filter(name -> holder.path("schemes").isObject()
                        && !holder.path("schemes").has(name)
                        && !PROPRIETARY.contains(name))
                .findFirst();
    }

    private static Optional<Map<String, JsonNode>> pastExpiry(Vector vector) {
        var given = vector.at("request", "body");
        var body = given.isTextual() ? Json.parse(given.textValue()) : given;
        var stored = vector.at("expect", "stored", "expires");
        boolean past = body.path("expires").asLong() > 1 && stored.isNumber() && stored.asLong() == 0;
        return past ? Optional.of(Map.of("expires", body.path("expires"))) : Optional.empty();
    }
}
