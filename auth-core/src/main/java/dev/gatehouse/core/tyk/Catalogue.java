// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each member that a document may hold: read elsewhere, not supported, without effect, or unknown. A
 * table in text, so that it can be read as one:
 *
 * <pre>
 * [path.of.an.object.*]         members of the lines below; a star stands for every member or element
 * problem: name other.name      asks for something that would be missing: refused if it is on
 * method: name                  as a problem, unless nothing needs to be proved at all
 * note: name                    has no effect here: one line in the log if it is on
 * silent: name                  has no effect here, and nobody will miss it
 * read: name                    read elsewhere
 * problem if other: name        only if the member beside it is on; also: unless
 * </pre>
 *
 * A name that is unknown and almost one of those that count is a problem: whoever wrote it means that one. A member is on if it is neither null, false, zero nor empty. Of an element of an array, {@code other} is a member of the
 * element itself.
 */
final class Catalogue {
    private final Entry root = new Entry("");

    private enum Treatment {
        PROBLEM,
        METHOD,
        NOTE,
        SILENT,
        READ,
        /** Only a condition for what stands below. */
        SCOPE
    }

    private record Condition(String sibling, boolean wanted) {
        /** In doubt – two spellings, another type – a feature counts as asked for. */
        boolean holdsIn(JsonNode parent) {
            var values = TypedMembers.findAll(parent, sibling);
            return wanted ? values.stream().anyMatch(Catalogue::isOn) : !isSwitchedOn(values);
        }

        private static boolean isSwitchedOn(List<JsonNode> values) {
            return !values.isEmpty() && values.stream().allMatch(value -> value.isBoolean() && value.booleanValue());
        }
    }

    private static final class Entry {
        private final Map<String, Entry> children = new HashMap<>();
        private final String name;
        private @Nullable Treatment treatment;
        private @Nullable Condition condition;

        Entry(String name) {
            this.name = name;
        }

        Entry child(String name) {
            return children.computeIfAbsent(fold(name), fresh -> new Entry(name));
        }

        @Nullable
        Entry find(String name) {
            var named = children.get(fold(name));
            return named == null ? children.get("*") : named;
        }

        boolean names(String name) {
            return children.containsKey(fold(name));
        }

        /** The name that was meant by an unknown one, if that counts. */
        Optional<String> meantBy(String name) {
            return children.values().stream()
                    .filter(Entry::counts)
                    .map(known -> known.name)
                    .filter(known -> NearMiss.isOf(known, name))
                    .sorted()
                    .findFirst();
        }

        /** Whether it matters that a member is there. */
        boolean counts() {
            return treatment != Treatment.SILENT && treatment != Treatment.NOTE;
        }

        boolean appliesIn(JsonNode parent) {
            return condition == null || condition.holdsIn(parent);
        }

        /** Whether members that the table does not name need not be spoken of. */
        boolean isLenient() {
            return treatment == Treatment.SILENT || treatment == Treatment.READ;
        }
    }

    Catalogue(String table) {
        var section = "";
        for (var line : table.strip().split("\n")) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.indexOf(']'));
            } else if (!line.isBlank()) {
                add(section, line.strip());
            }
        }
    }

    private void add(String section, String line) {
        int colon = line.indexOf(':');
        var head = line.substring(0, colon).split(" ");
        for (var path : line.substring(colon + 1).strip().split(" +")) {
            var entry = entryOf(section.isEmpty() ? path : section + "." + path);
            entry.treatment = Treatment.valueOf(head[0].toUpperCase(Locale.ROOT));
            if (head.length > 1) {
                entry.condition = new Condition(head[2], head[1].equals("if"));
            }
        }
    }

    private Entry entryOf(String path) {
        var entry = root;
        for (var name : path.split("\\.")) {
            entry = entry.child(name);
        }
        return entry;
    }

    /**
     * Looks at every member of a document.
     *
     * @param open whether nothing needs to be proved, so that methods have no effect
     */
    void check(TypedMembers document, boolean open, Findings findings) {
        new Walk(open, findings).members(document.node(), root, document.at());
    }

    private record Walk(boolean open, Findings findings) {
        private void visit(JsonNode value, Entry entry, At at) {
            if (entry.children.isEmpty()) {
                judge(value, entry, at);
            } else if (value.isObject()) {
                members(value, entry, at);
            } else if (value.isArray()) {
                elements(value, entry, at);
            } else if (isOn(value)) {
                findings.problem(at, "must be an object or an array");
            }
        }

        private void members(JsonNode object, Entry entry, At at) {
            Set<String> seen = new HashSet<>();
            object.properties().forEach(each -> {
                var name = each.getKey();
                var place = at.member(name);
                if (entry.names(name) && !seen.add(fold(name))) {
                    findings.problem(place, "stands twice, in different case");
                }
                var found = entry.find(name);
                if (found != null && found.appliesIn(object)) {
                    visit(each.getValue(), found, place);
                } else if (found == null && isOn(each.getValue())) {
                    unknown(entry, name, place);
                }
            });
        }

        private void unknown(Entry parent, String name, At at) {
            var meant = parent.meantBy(name);
            if (meant.isPresent()) {
                findings.problem(at, "is unknown, and almost " + meant.get());
            } else if (!parent.isLenient()) {
                findings.note(at, "is unknown and has no effect");
            }
        }

        private void elements(JsonNode array, Entry entry, At at) {
            var each = entry.children.get("*");
            for (int i = 0; each != null && i < array.size(); i++) {
                if (each.appliesIn(array.get(i))) {
                    visit(array.get(i), each, at.element(i));
                }
            }
        }

        private void judge(JsonNode value, Entry entry, At at) {
            if (!isOn(value) || entry.treatment == null) {
                return;
            }
            if (entry.treatment == Treatment.PROBLEM) {
                findings.problem(at, "asks for something that is not supported");
            } else if (entry.treatment == Treatment.METHOD && !open) {
                findings.problem(at, "asks for an authentication method that is not supported");
            } else if (entry.treatment == Treatment.METHOD) {
                findings.note(at, "has no effect: the API is open to everybody");
            } else if (entry.treatment == Treatment.NOTE) {
                findings.note(at, "is not supported and has no effect");
            }
        }
    }

    /** The original compares names by simple case folding, which knows letters with three forms. */
    private static String fold(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Whether a member asks for anything. */
    static boolean isOn(JsonNode value) {
        if (value.isContainerNode()) {
            return !value.isEmpty();
        }
        if (value.isTextual()) {
            return !value.textValue().isEmpty();
        }
        return value.isNumber() ? value.doubleValue() != 0 : value.asBoolean(false);
    }
}
