// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object, read by name and type. As in the original, names are found in any case, null is like an
 * absent member, and an absent one is empty, false or zero. A member of another type becomes a problem and counts as
 * absent.
 */
final class TypedMembers {
    private final JsonNode object;
    private final At at;
    private final Findings findings;

    private TypedMembers(JsonNode object, At at, Findings findings) {
        this.object = object;
        this.at = at;
        this.findings = findings;
    }

    static TypedMembers of(JsonNode value, At at, Findings findings) {
        if (!value.isObject() && isPresent(value)) {
            findings.problem(at, "must be an object");
        }
        return new TypedMembers(value.isObject() ? value : MissingNode.getInstance(), at, findings);
    }

    At at() {
        return at;
    }

    JsonNode node() {
        return object;
    }

    boolean isEmpty() {
        return object.isEmpty();
    }

    /** The names of all members, as spelled. */
    List<String> names() {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    boolean has(String name) {
        return isPresent(find(object, name));
    }

    void problem(String name, String text) {
        findings.problem(at.member(name), text);
    }

    void note(String name, String text) {
        findings.note(at.member(name), text);
    }

    /** A note of a part of the document that begins with its own place there. */
    void noteBelow(String name, String note) {
        findings.note(name.isEmpty() ? at : at.member(name), note);
    }

    String text(String name) {
        var value = read(name, JsonNode::isTextual, "must be a string");
        return value == null ? "" : value.textValue();
    }

    /** A text that stands for something by its name: blanks alone are none. */
    String name(String name) {
        var value = text(name);
        if (!value.isEmpty() && value.isBlank()) {
            problem(name, "must not be blank");
            return "";
        }
        return value;
    }

    boolean flag(String name) {
        var value = read(name, JsonNode::isBoolean, "must be true or false");
        return value != null && value.booleanValue();
    }

    double number(String name) {
        var value = read(
                name,
                node -> node.isNumber() && Double.isFinite(node.doubleValue()),
                "must be a number that can be counted");
        return value == null ? 0 : value.doubleValue();
    }

    long whole(String name) {
        var value = read(name, node -> node.isIntegralNumber() && node.canConvertToLong(), "must be a whole number");
        return value == null ? 0 : value.longValue();
    }

    TypedMembers object(String name) {
        return of(find(object, name), at.member(name), findings);
    }

    /** No members, as if the definition had none of that name. */
    TypedMembers absent(String name) {
        return of(MissingNode.getInstance(), at.member(name), findings);
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        elements(name).forEach((place, value) -> {
            if (value.isTextual()) {
                texts.add(value.textValue());
            } else {
                findings.problem(place, "must be a string");
            }
        });
        return texts;
    }

    List<List<String>> textLists(String name) {
        var lists = new ArrayList<List<String>>();
        elements(name).forEach((place, value) -> {
            if (value.isArray() && value.valueStream().allMatch(JsonNode::isTextual)) {
                lists.add(value.valueStream().map(JsonNode::textValue).toList());
            } else {
                findings.problem(place, "must be an array of strings");
            }
        });
        return lists;
    }

    List<TypedMembers> objects(String name) {
        var objects = new ArrayList<TypedMembers>();
        elements(name).forEach((place, value) -> objects.add(of(value, place, findings)));
        return objects;
    }

    private Map<At, JsonNode> elements(String name) {
        var elements = new LinkedHashMap<At, JsonNode>();
        var value = read(name, JsonNode::isArray, "must be an array");
        for (int i = 0; value != null && i < value.size(); i++) {
            elements.put(at.member(name).element(i), value.get(i));
        }
        return elements;
    }

    /** The members of this object as a map whose names mean something by themselves: they keep their case. */
    Map<String, TypedMembers> entries() {
        var entries = new LinkedHashMap<String, TypedMembers>();
        object.properties()
                .forEach(each -> entries.put(each.getKey(), of(each.getValue(), at.member(each.getKey()), findings)));
        return entries;
    }

    private @Nullable JsonNode read(String name, Function<JsonNode, Boolean> fits, String otherwise) {
        var value = find(object, name);
        if (!isPresent(value)) {
            return null;
        }
        if (!fits.apply(value)) {
            problem(name, otherwise);
            return null;
        }
        return value;
    }

    static JsonNode find(JsonNode object, String name) {
        var exact = object.get(name);
        if (exact != null) {
            return exact;
        }
        var others = findAll(object, name);
        return others.isEmpty() ? MissingNode.getInstance() : others.get(0);
    }

    static List<JsonNode> findAll(JsonNode object, String name) {
        return object.properties().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static boolean isPresent(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }
}
