// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.kind.Kinds;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What does not exist yet, and how a vector shows that it needs it: by what it says, never by its id. */
public final class Unsupported {
    /**
     * Something that does not exist yet.
     *
     * @param name of the feature
     * @param neededBy whether a vector needs it
     */
    private record Feature(String name, Predicate<Vector> neededBy) {}

    private static final List<Feature> TABLE = List.of(
            new Feature("the identity broker", vector -> vector.content().has("when")),
            new Feature(
                    "basic authentication",
                    vector -> vector.says("api", "use_basic_auth")
                            || bodies(vector, "\"basic_auth_data\"")
                            || asks(vector, "basicAuthHashAlgo")),
            new Feature(
                    "HTTP signatures",
                    vector -> vector.says("api", "enable_signature_checking")
                            || asks(vector, "parseSignatureHeader", "parseSignatureDate")),
            new Feature(
                    "signed auth tokens",
                    vector -> methods(vector)
                                    .anyMatch(method ->
                                            method.path("validate_signature").asBoolean())
                            || asks(vector, "masheryHash", "masheryAlgorithmKnown", "masheryValidate")),
            new Feature(
                    "places of credentials of other methods",
                    vector -> asks(vector, "getAuthToken")
                            && !vector.at("input", "type").asText().equals("authToken")),
            new Feature("JSON web tokens", vector -> vector.says("api", "enable_jwt")),
            new Feature("OpenID Connect", vector -> vector.says("api", "use_openid")),
            new Feature(
                    "OAuth",
                    vector -> vector.says("api", "use_oauth2")
                            || vector.says("api", "external_oauth")
                            || says(vector, "/tyk/oauth/", "\"kind\":\"oauth\"")),
            new Feature("client certificates", Unsupported::needsCertificates),
            new Feature(
                    "plugins",
                    vector -> Stream.of(
                                            "custom_plugin_auth_enabled",
                                            "use_go_plugin_auth",
                                            "enable_coprocess_auth",
                                            "driver")
                                    .anyMatch(member -> vector.says("api", member))
                            || asks(vector, "extractorId")),
            new Feature("security schemes of an OpenAPI document", vector -> vector.says("api", "oas")),
            new Feature("policies", Unsupported::needsPolicies),
            new Feature("limits", Unsupported::needsLimits),
            new Feature(
                    "limits of a caller as an answer of the gateway",
                    vector -> requests(vector)
                            .anyMatch(request -> request.path("path").asText().endsWith("/tyk/rate-limits/"))),
            new Feature(
                    "organisation sessions",
                    vector -> says(vector, "/tyk/org/")
                            || vector.says("gateway", "enforce_org_quotas")
                            || vector.says("config", "enforce_org_quotas")),
            new Feature("signing of requests to upstreams", vector -> vector.says("api", "request_signing")),
            new Feature("context variables", vector -> says(vector, "$tyk_context", "$tyk_meta")),
            new Feature("a shared store", Unsupported::needsSharedStore),
            new Feature("lifetimes of stored sessions", vector -> asks(vector, "Lifetime", "ApplyLifetime")),
            new Feature(
                    "error templates in files",
                    vector -> Pattern.compile("\"template\":\"[^\"]")
                            .matcher(vector.at("api", "error_overrides").toString())
                            .find()),
            new Feature(
                    "questions of later capabilities",
                    vector -> Kinds.of(vector).isEmpty()));

    private Unsupported() {}

    /**
     * Finds what a vector needs in vain.
     *
     * @param vector the vector
     * @return the name of the feature; empty if nothing is missing
     */
    public static Optional<String> reasonFor(Vector vector) {
        return TABLE.stream()
                .filter(feature -> feature.neededBy().test(vector))
                .map(feature -> feature.name() + detail(vector, feature))
                .findFirst();
    }

    private static String detail(Vector vector, Feature feature) {
        return Kinds.of(vector).isEmpty() && feature.name().startsWith("questions") ? ": " + vector.area() : "";
    }

    private static boolean needsCertificates(Vector vector) {
        return vector.says("api", "use_mutual_tls_auth")
                || vector.content().path("api").has("cert_store")
                || vector.content().path("api").has("client_certificates")
                || methods(vector)
                        .anyMatch(method -> method.path("use_certificate").asBoolean())
                || requests(vector).anyMatch(request -> request.has("tls"))
                || bodies(vector, "\"certificate\"", "\"mtls_static_certificate_bindings\":[\"")
                || says(vector, "/tyk/certs");
    }

    /** A session that names a policy which does not exist is refused, and that works. */
    private static boolean needsPolicies(Vector vector) {
        var existing = vector.at("api", "policies");
        return sessions(vector)
                        .anyMatch(session -> session.path("apply_policies")
                                        .valueStream()
                                        .anyMatch(name -> existing.has(name.asText()))
                                || existing.has(session.path("apply_policy_id").asText()))
                || vector.says("setup", "policies")
                || bodies(vector, "\"apply_policies\":[\"", "\"apply_policy_id\":\"")
                || says(vector, "/tyk/keys/policy", "/tyk/policies", "<policy:");
    }

    private static boolean needsLimits(Vector vector) {
        return sessions(vector).anyMatch(Unsupported::isLimited)
                || vector.says("api", "global_rate_limit")
                || bodies(vector, "\"quota_max\":[1-9]", "\"limit\":\\{[^}]*[1-9]")
                || says(vector, "Rate Limit Exceeded", "Quota exceeded");
    }

    private static boolean isLimited(JsonNode session) {
        return session.path("quota_max").asLong() > 0
                || session.path("rate").asDouble() > 0
                || session.path("access_rights")
                        .valueStream()
                        .anyMatch(right -> right.path("limit").valueStream().anyMatch(limit -> limit.asDouble() > 0));
    }

    private static boolean needsSharedStore(Vector vector) {
        return vector.steps()
                        .anyMatch(
                                step -> step.has("redis") || step.path("expect").has("redis"))
                || asks(vector, "sessionKey", "orgSessionKey", "quotaKey", "rateKey", "oauthAccessKey", "storeCommand");
    }

    private static boolean asks(Vector vector, String... functions) {
        return List.of(functions).contains(vector.at("function").asText());
    }

    /** The settings of each method of an auth token API; what a question is about counts for nothing. */
    private static Stream<JsonNode> methods(Vector vector) {
        return Stream.concat(vector.at("api", "auth_configs").valueStream(), Stream.of(vector.at("api", "auth")));
    }

    private static Stream<JsonNode> sessions(Vector vector) {
        return Stream.concat(
                vector.at("sessions").valueStream(), vector.at("setup", "keys").valueStream());
    }

    private static Stream<JsonNode> requests(Vector vector) {
        return vector.steps().map(step -> step.path("request"));
    }

    /** Whether the body of a request holds one of the expressions. */
    private static boolean bodies(Vector vector, String... expressions) {
        return requests(vector)
                .flatMap(request -> Stream.of(request.path("body"), request.path("json")))
                .map(body -> body.isTextual() ? body.textValue() : body.toString())
                .map(text -> text.replaceAll("\\s*([:,\\[{])\\s*", "$1"))
                .anyMatch(text -> Stream.of(expressions)
                        .anyMatch(expression -> Pattern.compile(expression.replace("[\"", "\\[\""))
                                .matcher(text)
                                .find()));
    }

    private static boolean says(Vector vector, String... texts) {
        var all = vector.content().toString();
        return Stream.of(texts).anyMatch(all::contains);
    }
}
