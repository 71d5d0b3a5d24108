// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The seeded sessions that the request of a vector names by its credential. */
final class Presented {
    private static final Pattern TOKEN = Pattern.compile("@token\\([^,()]*,([^()]*)\\)");

    private Presented() {}

    static List<JsonNode> in(Vector vector) {
        var request = texts(vector.at("request"));
        return vector.at("sessions").properties().stream()
                .filter(session -> names(session.getKey()).anyMatch(request::contains))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String texts(JsonNode request) {
        return request.path("path").asText() + "\n"
                + String.join(
                        "\n",
                        request.path("headers")
                                .valueStream()
                                .map(JsonNode::toString)
                                .toList());
    }

    /** The key itself, and the id of one's own in it. */
    private static Stream<String> names(String key) {
        return Stream.of(key, customId(key)).filter(name -> !name.isEmpty());
    }

    private static String customId(String key) {
        var placeholder = TOKEN.matcher(key);
        if (placeholder.matches()) {
            return placeholder.group(1);
        }
        try {
            var text = new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8);
            return Json.parse(text).path("id").asText();
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }
}
