// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a vector sets up, sends and expects, in one shape for all files; never its title, note or source.
 *
 * @param vector the vector
 */
record Input(Vector vector) {
    JsonNode gateway() {
        return vector.content().has("config") ? vector.at("config") : vector.at("gateway");
    }

    Stream<JsonNode> apis() {
        return Stream.concat(
                Stream.of(vector.at("api")), vector.at("setup", "apis").valueStream());
    }

    boolean apiSays(String... members) {
        return apis().anyMatch(api -> Stream.of(members).anyMatch(member -> Vector.isTelling(api.path(member))));
    }

    /** The settings of each method of an auth token API; what a question is about counts for nothing. */
    Stream<JsonNode> methods() {
        return apis().flatMap(
                        api -> Stream.concat(api.path("auth_configs").valueStream(), Stream.of(api.path("auth"))));
    }

    /** Sessions that are there before the first request. */
    Stream<JsonNode> sessions() {
        return Stream.concat(
                vector.at("sessions").valueStream(), vector.at("setup", "keys").valueStream());
    }

    /** These and those that requests write. */
    Stream<JsonNode> allSessions() {
        return Stream.concat(sessions(), bodies());
    }

    Stream<JsonNode> requests() {
        return vector.steps().map(step -> step.path("request")).filter(JsonNode::isObject);
    }

    Stream<String> paths() {
        return requests().map(request -> request.path("path").asText());
    }

    boolean calls(String... beginnings) {
        return paths().anyMatch(path -> Stream.of(beginnings).anyMatch(path::startsWith));
    }

    /** Bodies that are JSON, whether a vector gives them as text or as a value. */
    Stream<JsonNode> bodies() {
        return requests()
                .flatMap(request -> Stream.of(request.path("body"), request.path("json")))
                .map(body -> body.isTextual() ? Json.parse(body.textValue()) : body)
                .filter(JsonNode::isObject);
    }

    Stream<JsonNode> expectations() {
        return vector.steps().map(step -> step.path("expect"));
    }

    boolean asks(String... functions) {
        return List.of(functions).contains(vector.at("function").asText());
    }
}
