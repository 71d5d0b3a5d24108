// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a vector needs that does not exist yet. Whole areas that are still to come are listed in {@link LaterAreas}; in
 * all others only what a vector sets up and sends decides. A vector that is not named here has to run.
 */
public final class Unsupported {
    static final String VARIABLES = "context variables";

    /**
     * Something that does not exist yet.
     *
     * @param name of the feature
     * @param neededBy whether a vector needs it
     */
    private record Feature(String name, Predicate<Input> neededBy) {}

    private static final List<Feature> TABLE = List.of(
            new Feature("JSON web tokens", input -> input.apiSays("enable_jwt") || OpenApiNeeds.bearerToken(input)),
            new Feature("OpenID Connect", input -> input.apiSays("use_openid")),
            new Feature("OAuth", Unsupported::needsOAuth),
            new Feature("client certificates", Unsupported::needsCertificates),
            new Feature(VARIABLES, input -> input.apis().anyMatch(Unsupported::needsVariables)),
            new Feature("error templates in files", Unsupported::needsTemplates));

    private Unsupported() {}

    /**
     * Finds what a vector needs in vain.
     *
     * @param vector the vector
     * @return the name of the feature; empty if nothing is missing
     */
    public static Optional<String> reasonFor(Vector vector) {
        var input = new Input(vector);
        return LaterAreas.reasonFor(vector)
                .or(() -> TABLE.stream()
                        .filter(feature -> feature.neededBy().test(input))
                        .map(Feature::name)
                        .findFirst());
    }

    /** But for the secrets of signatures. */
    private static boolean needsVariables(JsonNode api) {
        return api.properties().stream()
                .filter(member -> !member.getKey().startsWith("auth"))
                .anyMatch(member -> member.getValue().toString().contains("$tyk_"));
    }

    private static boolean needsOAuth(Input input) {
        return input.apiSays("use_oauth2", "external_oauth")
                || input.apis().anyMatch(api -> api.path("kind").asText().equals("oauth"))
                || input.vector().says("setup", "clients")
                || input.calls("/tyk/oauth/")
                || input.asks("oauthAccessKey");
    }

    private static boolean needsCertificates(Input input) {
        return input.apiSays("use_mutual_tls_auth", "cert_store", "client_certificates")
                || input.methods()
                        .anyMatch(method -> method.path("use_certificate").asBoolean())
                || input.requests().anyMatch(request -> Vector.isTelling(request.path("tls")))
                || input.calls("/tyk/certs")
                || input.bodies().anyMatch(Unsupported::isBound);
    }

    private static boolean isBound(JsonNode session) {
        // An id that is written out, not filled in, is one of no certificate, and that is told without any.
        return Vector.isTelling(session.path("certificate"))
                || session.path("mtls_static_certificate_bindings")
                        .valueStream()
                        .anyMatch(id -> id.asText().contains("<"));
    }

    private static boolean needsTemplates(Input input) {
        return Stream.concat(input.apis(), Stream.of(input.gateway()))
                .flatMap(holder -> holder.path("error_overrides").valueStream())
                .flatMap(JsonNode::valueStream)
                .anyMatch(rule -> Vector.isTelling(rule.path("response").path("template")));
    }
}
