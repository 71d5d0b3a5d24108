// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;

/** The forms that answers of the control API have. Every body ends with its line. */
final class ControlAnswers {
    private static final Headers JSON = Headers.of("Content-Type", "application/json");
    private static final Headers JSON_LATER = Headers.of("Content-Type", "application/json", "Retry-After", "1");
    private static final HttpAnswer NO_SUCH_PAGE = new HttpAnswer(
            404,
            Headers.of("Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff"),
            "404 page not found\n");
    private static final HttpAnswer BAD_REQUEST =
            new HttpAnswer(400, Headers.of("Content-Type", "text/plain; charset=utf-8"), "400 Bad Request");

    private ControlAnswers() {}

    static HttpAnswer ok(JsonNode body) {
        return json(200, JsonText.write(body));
    }

    /** JSON that is already text. */
    static HttpAnswer json(int status, String body) {
        return new HttpAnswer(status, JSON, body + "\n");
    }

    static HttpAnswer error(int status, String message) {
        var body = JsonText.object().put("status", "error").put("message", message);
        return json(status, JsonText.write(body));
    }

    /** Of what could not be done just now, and can perhaps in a second. */
    static HttpAnswer again(String message) {
        return new HttpAnswer(503, JSON_LATER, error(503, message).body());
    }

    static HttpAnswer done(String key, String action) {
        return ok(JsonText.object().put("key", key).put("status", "ok").put("action", action));
    }

    static HttpAnswer noSuchPage() {
        return NO_SUCH_PAGE;
    }

    static HttpAnswer badRequest() {
        return BAD_REQUEST;
    }

    static HttpAnswer wrongMethod() {
        return error(405, "Method not supported");
    }
}
