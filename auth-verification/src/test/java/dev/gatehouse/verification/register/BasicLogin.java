// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * User and password that the request of a vector presents.
 *
 * @param scheme the word before them
 * @param user the name
 * @param password what follows the first colon
 */
record BasicLogin(String scheme, String user, String password) {
    private static final Pattern TEXT = Pattern.compile("(?:^|=)([A-Za-z]+) ([A-Za-z0-9+/]+={0,2})");
    private static final Pattern CUSTOM = Pattern.compile("@token\\([^,()]*,([^()]*)\\)");
    private static final String HASHED_CLEAR = "password";

    /** The first of a vector of one request; empty if there is none, or its API asks for none. */
    static Optional<BasicLogin> in(Vector vector) {
        return vector.says("api", "use_basic_auth")
                ? texts(vector.at("request")).flatMap(BasicLogin::read).findFirst()
                : Optional.empty();
    }

    private static Stream<String> texts(JsonNode request) {
        var query = request.path("path").asText().replaceFirst("^[^?]*\\??", "");
        return Stream.concat(
                request.path("headers").valueStream().map(JsonNode::asText),
                Stream.of(query.split("&"))
                        .map(pair -> URLDecoder.decode(pair.replace("%%", ""), StandardCharsets.UTF_8)));
    }

    private static Stream<BasicLogin> read(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.find()) {
            return Stream.empty();
        }
        try {
            var decoded = new String(Base64.getDecoder().decode(matcher.group(2)), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0
                    ? Stream.empty()
                    : Stream.of(new BasicLogin(
                            matcher.group(1), decoded.substring(0, colon), decoded.substring(colon + 1)));
        } catch (IllegalArgumentException noBase64) {
            return Stream.empty();
        }
    }

    boolean isBasic() {
        return scheme.equalsIgnoreCase("Basic");
    }

    /** The session of the user; a missing node if there is none. */
    Optional<JsonNode> sessionIn(Vector vector) {
        return vector.at("sessions").properties().stream()
                .filter(session -> isNamed(session.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private boolean isNamed(String key) {
        var placeholder = CUSTOM.matcher(key);
        return key.equals(user)
                || key.equals("default" + user)
                || (placeholder.matches() && placeholder.group(1).equals(user))
                || idOf(key).equals(user);
    }

    private static String idOf(String key) {
        try {
            return Json.parse(new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8))
                    .path("id")
                    .asText();
        } catch (IllegalArgumentException noToken) {
            return "";
        }
    }

    /** What is stored with a word for its hash is the hash of one and the same password. */
    boolean isRightIn(Vector vector) {
        return sessionIn(vector)
                .map(session -> session.path("basic_auth_data"))
                .filter(stored -> password.equals(
                        stored.path("hash_type").asText().isEmpty()
                                ? stored.path("password").asText()
                                : HASHED_CLEAR))
                .isPresent();
    }
}
