// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.gateway.Site;
import dev.gatehouse.verification.gateway.WholeSite;
import dev.gatehouse.verification.wire.Message;
import dev.gatehouse.verification.wire.RawRequest;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One step of a whole-request vector.
 *
 * @param content its members
 */
record WholeStep(JsonNode content) {
    private static final int MILLIS = 1000;

    int times() {
        return content.path("times").asInt(1);
    }

    int connections() {
        return content.path("connections").asInt(1);
    }

    boolean reloads() {
        return content.path("reload").asBoolean();
    }

    boolean asksRedis() {
        return content.has("redis");
    }

    String[] command() {
        return content.path("redis").valueStream().map(JsonNode::asText).toArray(String[]::new);
    }

    /** Lets time pass: the pause, then as much as is left of the second or window in which the step must begin. */
    void letTimePass(WholeSite site) {
        site.letPass(Duration.ofMillis(Math.round(content.path("sleep").asDouble(0) * MILLIS)));
        var clock = site.clock();
        long window = MILLIS
                * (content.path("align_second").asBoolean()
                        ? 1
                        : content.path("align").asLong(0));
        if (window > 0) {
            clock.advance(Duration.ofMillis(Math.floorMod(-clock.instant().toEpochMilli(), window)));
        }
    }

    String path(Variables variables) {
        return variables.fill(content.path("request").path("path").asText("/"));
    }

    RawRequest request(Variables variables) {
        var request = content.path("request");
        var lines = new ArrayList<Message.Line>();
        lines.add(new Message.Line("Host", "127.0.0.1"));
        request.path("headers")
                .properties()
                .forEach(header -> lines.add(new Message.Line(
                        header.getKey(), variables.fill(header.getValue().asText()))));
        if (request.path("admin").asBoolean()) {
            lines.add(new Message.Line("X-Tyk-Authorization", Site.SECRET));
        }
        if (!type(request).isEmpty()
                && lines.stream().noneMatch(line -> line.name().equalsIgnoreCase(CONTENT_TYPE))) {
            lines.add(new Message.Line(CONTENT_TYPE, type(request)));
        }
        return new RawRequest(
                request.path("method").asText("GET"), path(variables), List.copyOf(lines), body(request, variables));
    }

    private static final String CONTENT_TYPE = "Content-Type";

    private static String type(JsonNode request) {
        if (request.has("form")) {
            return "application/x-www-form-urlencoded";
        }
        return request.has("json") ? "application/json" : "";
    }

    private static String body(JsonNode request, Variables variables) {
        if (request.has("json")) {
            return variables.fill(request.path("json")).toString();
        }
        if (request.path("form").isObject()) {
            return request.path("form").properties().stream()
                    .map(field -> encoded(field.getKey())
                            + "="
                            + encoded(variables.fill(field.getValue().asText())))
                    .collect(Collectors.joining("&"));
        }
        return variables.fill(request.path("form").asText(request.path("body").asText()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
