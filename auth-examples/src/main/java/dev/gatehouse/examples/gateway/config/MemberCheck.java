// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.examples.gateway.config.Member.Use;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Goes through everything that a configuration says and sorts it by what becomes of it. */
final class MemberCheck {
    private final MemberTable table;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    private MemberCheck(MemberTable table) {
        this.table = table;
    }

    static MemberCheck of(ObjectNode root, MemberTable table) {
        var check = new MemberCheck(table);
        check.object("", root);
        return check;
    }

    /** What must not be: wrong types, and members that must not be left out. */
    List<String> problems() {
        return problems;
    }

    /** Members that are set and have no effect. */
    Set<String> ignored() {
        return ignored;
    }

    /** Members that nobody knows. */
    Set<String> unknown() {
        return unknown;
    }

    private void object(String above, ObjectNode object) {
        for (var entry : object.properties()) {
            var path = above.isEmpty() ? entry.getKey() : above + "." + entry.getKey();
            if (!entry.getValue().isNull()) {
                member(path, entry.getValue());
            }
        }
    }

    private void member(String path, JsonNode value) {
        var known = table.at(path).filter(member -> !isSection(member, path, value));
        if (known.isPresent()) {
            known(known.get(), path, value);
        } else if (table.at(path).isPresent() || table.hasBelow(path)) {
            section(path, value);
        } else {
            unknown(path);
        }
    }

    private static boolean isSection(Member member, String path, JsonNode value) {
        return member.subtree() && (value.isObject() || member.path().equals(path));
    }

    private void section(String path, JsonNode value) {
        if (value instanceof ObjectNode object) {
            object(path, object);
        } else {
            problems.add("$." + path + " must be an object");
        }
    }

    private void known(Member member, String path, JsonNode value) {
        if (!member.type().accepts(value)) {
            problems.add("$." + path + " must be " + member.type().wording());
        } else if (member.use() == Use.REFUSED && isSet(value)) {
            problems.add("$." + path + " cannot be honored and must not be ignored: " + member.why());
        } else if (member.use() == Use.IGNORED && isSet(value)) {
            ignored.add(member.path());
        }
    }

    private void unknown(String path) {
        var meant = table.spelling(path);
        if (meant.isPresent()) {
            // The original reads names without case, so this would be a setting that is silently lost.
            problems.add("$." + path + " must be spelled " + meant.get());
        } else {
            unknown.add(path);
        }
    }

    static boolean isSet(JsonNode value) {
        if (value.isContainerNode()) {
            return !value.isEmpty();
        }
        if (value.isNumber()) {
            return value.decimalValue().signum() != 0;
        }
        return value.isTextual() ? !value.asText().isEmpty() : value.asBoolean();
    }
}
