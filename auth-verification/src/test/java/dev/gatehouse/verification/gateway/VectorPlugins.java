// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.authentication.custom.Plugins;
import dev.gatehouse.core.tyk.plugin.TykPluginAnswers;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plugins that vectors speak of, as authenticators of a host. */
public final class VectorPlugins {
    /** The name by which definitions of vectors ask for theirs. */
    public static final String NAME = "VectorPlugin";

    private static final CredentialLocation PLACE = CredentialLocation.header("Authorization");
    private static final String RESULT = "X-Auth-Result";

    private VectorPlugins() {}

    static Plugins of(Vector vector) {
        return authenticator(vector)
                .map(known -> Plugins.none().authenticator(NAME, known))
                .orElseGet(Plugins::none);
    }

    private static Optional<Authenticator> authenticator(Vector vector) {
        if (isMissing(vector)) {
            return Optional.empty();
        }
        return switch (vector.at("api", "driver").asText()) {
            case "otto", "javascript" -> Optional.of((request, trace) -> script(request));
            case "goplugin" -> Optional.of((request, trace) -> inProcess(request));
            default -> Optional.of((request, trace) -> elsewhere(vector.at("api", "plugin_returns")));
        };
    }

    /**
     * Looks whether a vector has no plugin, or the gateway none of its kind.
     *
     * @param vector the vector
     * @return whether nobody could verify anything
     */
    public static boolean isMissing(Vector vector) {
        var driver = vector.at("api", "driver").asText();
        boolean script = driver.equals("otto") || driver.equals("javascript");
        boolean rich = !script && !driver.equals("goplugin");
        return driver.isEmpty()
                || vector.at("api", "plugin_returns").asText().equals("<driver missing>")
                || (rich && isOff(vector.at("gateway", "coprocess_options", "enable_coprocess")))
                || (script && isOff(vector.at("gateway", "enable_jsvm")));
    }

    private static boolean isOff(JsonNode flag) {
        return flag.isBoolean() && !flag.booleanValue();
    }

    private static Authentication elsewhere(JsonNode returns) {
        if (!(returns instanceof ObjectNode answer)) {
            throw new IllegalStateException("the plugin cannot be asked");
        }
        var message = answer.deepCopy();
        message.putObject("request").set("return_overrides", message.remove("return_overrides"));
        return TykPluginAnswers.read(message.toString(), PLACE);
    }

    private static Authentication script(HttpRequest request) {
        var presented = PLACE.read(request);
        if ("foobar".equals(presented)) {
            return accepted(presented);
        }
        var text = presented == null ? "Header missing (JS middleware)" : "Not authorized (JS middleware)";
        return new Authentication.Rejected(
                new Refusal(Denials.CUSTOM_REFUSED, "the script refused").saying(401, text), List.of());
    }

    private static Authentication inProcess(HttpRequest request) {
        @Nullable String presented = PLACE.read(request);
        if ("abc".equals(presented)) {
            return accepted(presented).then(Effects.onResponse(Headers.of(RESULT, "OK")));
        }
        return new Authentication.Answered(new HttpAnswer(
                403,
                Headers.of(RESULT, "failed"),
                Json.object().put("error", "auth failed").toString()));
    }

    private static Authentication.Accepted accepted(String presented) {
        var session = Session.of("", Entitlements.masterKey());
        return Authentication.Accepted.by(new Proof(
                "plugin",
                new Identity(session.organization(), ""),
                new SessionBasis.Made(session, Secret.of(presented)),
                PLACE));
    }
}
