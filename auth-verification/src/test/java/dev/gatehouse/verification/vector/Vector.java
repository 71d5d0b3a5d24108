// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/**
 * One test vector as its file has it.
 *
 * @param file name of the file without its ending
 * @param id id, unique in the file
 * @param content all members
 */
public record Vector(String file, String id, ObjectNode content) {
    static Vector of(String file, ObjectNode content) {
        var id = content.path("id").asText();
        if (id.isEmpty()) {
            throw new UnusableException("a vector in " + file + ".json has no id");
        }
        return new Vector(file, id, content);
    }

    /** {@return the group, else the area, else the id up to its last hyphen} */
    public String area() {
        var named = Stream.of("group", "area")
                .map(member -> content.path(member).asText())
                .filter(name -> !name.isEmpty())
                .findFirst();
        int hyphen = id.lastIndexOf('-');
        return named.orElse(hyphen < 0 ? id : id.substring(0, hyphen));
    }

    /** {@return file and area} */
    public String qualifiedArea() {
        return file + "/" + area();
    }

    /** {@return file and id} */
    public String qualifiedId() {
        return file + "/" + id;
    }

    /**
     * Reads a member.
     *
     * @param path names of members, one inside the other
     * @return the member; a missing node if there is none
     */
    public JsonNode at(String... path) {
        JsonNode node = content;
        for (var name : path) {
            node = node.path(name);
        }
        return node;
    }

    /**
     * Asks for a member that means nothing where it is false, null or empty.
     *
     * @param path names of members, one inside the other
     * @return whether it says something
     */
    public boolean says(String... path) {
        return isTelling(at(path));
    }

    /**
     * Asks the same of a member.
     *
     * @param node the member
     * @return whether it says something
     */
    public static boolean isTelling(JsonNode node) {
        if (node.isContainerNode()) {
            return !node.isEmpty();
        }
        if (node.isNull()) {
            return false;
        }
        return node.isNumber()
                ? node.decimalValue().signum() != 0
                : node.asBoolean(!node.asText().isEmpty());
    }

    /** {@return the steps of a flow, or the vector itself as its only step} */
    public Stream<JsonNode> steps() {
        var steps = content.path("steps");
        return steps.isArray() ? steps.valueStream() : Stream.of(content);
    }

    private static void replace(ObjectNode step, JsonNode answer) {
        if (answer.path("redis").isArray()) {
            step.set("redis", answer.path("redis"));
            step.set("expect", answer.path("expect"));
        } else {
            step.set("expect", answer);
        }
    }

    /**
     * Replaces what is expected.
     *
     * @param answer the expectation; with a member {@code steps} it holds expectations by index of the step, each alone or
     *     as {@code expect} beside the {@code redis} command to ask instead
     * @return the vector, expecting that
     */
    public Vector expecting(JsonNode answer) {
        var changed = content.deepCopy();
        if (answer.has("steps")) {
            answer.path("steps")
                    .properties()
                    .forEach(step -> replace(
                            (ObjectNode) changed.path("steps").path(Integer.parseInt(step.getKey())), step.getValue()));
        } else {
            changed.set("expect", answer);
        }
        return new Vector(file, id, changed);
    }
}
