// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.authentication.custom.CustomRules;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.internal.json.JsonFormatException;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.credential.Verified;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * What a plugin of the original gateway answers when it is asked to verify a request, read as JSON with the names of its
 * messages. For hosts that bring such a plugin along, by whatever way they reach it.
 *
 * @since 0.1
 */
public final class TykPluginAnswers {
    private static final int FIRST_ANSWER = 200;
    private static final int FIRST_ERROR = 400;
    private static final int LAST = 599;
    /** What the plugin finds there when it is asked. */
    private static final int PRESET = -1;

    private static final String NOT_AUTHORIZED = "Key not authorised";

    private TykPluginAnswers() {}

    /**
     * Reads an answer: members {@code session}, {@code metadata} and, in {@code request}, {@code return_overrides}. Changes
     * of the request are not read. Members have the names of the messages or those of protobuf's printers,
     * {@code returnOverrides}; a name that is neither, a value of another type and a status that is none are errors. A text
     * for the client without a status is a refusal.
     *
     * @param json the message as the plugin returned it
     * @param foundAt where the plugin looked for the credential
     * @return what it means
     * @throws IllegalArgumentException if it cannot be read; the message holds no value
     */
    public static Authentication read(String json, CredentialLocation foundAt) {
        var answer = PluginMessages.OBJECT.read(Json.object(json), "$");
        var overrides = answer.path("request").path("return_overrides");
        int code = code(overrides);
        if (code == 0) {
            return body(overrides).isEmpty() ? accepted(answer, foundAt) : refused();
        }
        return code < FIRST_ERROR || overrides.path("override_error").asBoolean()
                ? new Authentication.Answered(new HttpAnswer(code, headers(overrides), body(overrides)))
                : refused(code, overrides);
    }

    /** Zero if there is none. */
    private static int code(JsonNode overrides) {
        int code = overrides.path("response_code").asInt();
        if (code == PRESET || code == 0) {
            return 0;
        }
        if (code < FIRST_ANSWER || code > LAST) {
            throw new JsonFormatException("$.request.return_overrides.response_code: is no status of an answer");
        }
        return code;
    }

    private static Authentication refused() {
        return Authentication.Rejected.because(
                Denials.CUSTOM_REFUSED, "the plugin has a text for the client, and no status");
    }

    private static Authentication refused(int code, JsonNode overrides) {
        var text = body(overrides);
        var refusal = new Refusal(Denials.CUSTOM_REFUSED, "the plugin refused")
                .saying(code, text.isEmpty() ? NOT_AUTHORIZED : text);
        return new Authentication.Rejected(refusal, List.of(), headers(overrides));
    }

    private static String body(JsonNode overrides) {
        var error = overrides.path("response_error").asText("");
        return error.isEmpty() ? overrides.path("response_body").asText("") : error;
    }

    private static Headers headers(JsonNode overrides) {
        var lines = new ArrayList<String>();
        overrides
                .path("headers")
                .properties()
                .forEach(header ->
                        lines.addAll(List.of(header.getKey(), header.getValue().asText(""))));
        return Headers.of(lines);
    }

    /** The key under which the session is kept stands among its metadata. */
    private static Authentication accepted(ObjectNode answer, CredentialLocation foundAt) {
        var session = session(answer);
        var key = session.path("meta_data").path("token").asText("");
        if (!answer.path("session").isObject() || key.isEmpty()) {
            return Authentication.Rejected.because(Denials.CUSTOM_REFUSED, "the plugin gave no session or no token");
        }
        return by(TykSessions.read(Json.write(session)), Secret.of(key), foundAt);
    }

    private static ObjectNode session(ObjectNode answer) {
        var session = answer.path("session") instanceof ObjectNode given ? given.deepCopy() : Json.newObject();
        var metadata = Json.newObject();
        session.path("metadata").properties().forEach(entry -> metadata.set(entry.getKey(), entry.getValue()));
        answer.path("metadata").properties().forEach(entry -> metadata.set(entry.getKey(), entry.getValue()));
        session.remove("metadata");
        session.set("meta_data", metadata);
        return session;
    }

    private static Authentication by(Session session, Secret key, CredentialLocation foundAt) {
        var made = new SessionBasis.Made(
                session, key, session.credentials().verified().map(Verified::until));
        var identity = new Identity(session.organization(), session.attributes().alias());
        return Authentication.Accepted.by(new Proof(CustomRules.METHOD, identity, made, foundAt));
    }
}
