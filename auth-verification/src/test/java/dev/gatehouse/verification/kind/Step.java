// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.gateway.Placeholders;
import dev.gatehouse.verification.gateway.Site;
import dev.gatehouse.verification.vector.Vector;
import dev.gatehouse.verification.wire.Message;
import dev.gatehouse.verification.wire.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One step of a flow; a single request is a flow of one step.
 *
 * @param content its members
 */
record Step(JsonNode content) {
    private static final String CONTROL = "control";

    static Stream<Step> of(Vector vector) {
        if (!vector.at("kind").asText().equals("admin")) {
            return vector.steps().map(step -> new Step(expecting(step, vector.at("expect"))));
        }
        var step = vector.content().deepCopy();
        return Stream.of(new Step(step.put("call", CONTROL).put("raw_headers", true)));
    }

    /** What a flow expects as a whole is expected of each of its requests to the API. */
    private static JsonNode expecting(JsonNode step, JsonNode ofAll) {
        boolean own = ofAll.isMissingNode() || step.path("call").asText().equals(CONTROL);
        return own ? step : ((ObjectNode) step).deepCopy().set("expect", ofAll);
    }

    boolean isControl() {
        return content.path("call").asText().equals(CONTROL);
    }

    /** Seconds to let pass before. */
    double sleep() {
        return content.path("sleep").asDouble(0);
    }

    int repeat() {
        return content.path("repeat").asInt(1);
    }

    int parallel() {
        return content.path("parallel").asInt(1);
    }

    ObjectNode expected(Placeholders placeholders) {
        return placeholders.fillObject(content.path("expect"));
    }

    boolean hasRequest() {
        return content.has("request");
    }

    RawRequest request(Placeholders placeholders) {
        var request = content.path("request");
        var lines = new ArrayList<Message.Line>();
        request.path("headers")
                .properties()
                .forEach(header -> values(header.getValue())
                        .forEach(value -> lines.add(new Message.Line(header.getKey(), placeholders.fill(value)))));
        if (isControl() && !content.path("raw_headers").asBoolean()) {
            lines.add(new Message.Line("X-Tyk-Authorization", Site.SECRET));
        }
        if (lines.stream().noneMatch(line -> line.name().equalsIgnoreCase("Host"))) {
            lines.add(0, new Message.Line("Host", isControl() ? "127.0.0.1" : placeholders.fill("<domain>")));
        }
        return new RawRequest(
                request.path("method").asText("GET"),
                placeholders.fill(request.path("path").asText("/")),
                List.copyOf(lines),
                body(request.path("body"), placeholders));
    }

    /** A list stands for several lines of one name. */
    private static Stream<String> values(JsonNode value) {
        return value.isArray() ? value.valueStream().map(JsonNode::asText) : Stream.of(value.asText());
    }

    private static String body(JsonNode body, Placeholders placeholders) {
        if (body.isTextual()) {
            return placeholders.fill(body.textValue());
        }
        return body.isMissingNode() || body.isNull()
                ? ""
                : placeholders.fill(body).toString();
    }
}
