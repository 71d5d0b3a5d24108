// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.internal.json.JsonFormatException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the original declares a JSON value to be. Null stands for the zero of every type, and a member that is zero is
 * left out where the original writes.
 */
sealed interface Shape {
    /** Refuses what does not fit, with the path. */
    void check(JsonNode value, String path);

    /** As the original would write it: members in its order and only those that are not zero. */
    JsonNode canonical(JsonNode value);

    /** Whether the original would leave a member out that has this value. */
    boolean isZero(JsonNode value);

    private static void require(boolean fits, String path, String expected) {
        if (!fits) {
            throw new JsonFormatException(path + ": expected " + expected);
        }
    }

    /** A value without parts. */
    enum Scalar implements Shape {
        /** A string. */
        TEXT("text"),
        /** A string that holds a time. */
        TIME("a time as text"),
        /** A number without fraction. */
        WHOLE("a whole number"),
        /** Any number. */
        NUMBER("a number"),
        /** A truth value. */
        FLAG("true or false"),
        /** Whatever JSON can say. */
        ANYTHING("anything");

        /** How the original's language writes the absence of a time. */
        private static final String NO_TIME = "0001-01-01T00:00:00Z";

        private final String expected;

        Scalar(String expected) {
            this.expected = expected;
        }

        @Override
        public void check(JsonNode value, String path) {
            require(value.isNull() || fits(value), path, expected);
        }

        private boolean fits(JsonNode value) {
            return switch (this) {
                case TEXT, TIME -> value.isTextual();
                case WHOLE -> isWhole(value);
                case NUMBER -> value.isNumber() && Double.isFinite(value.doubleValue());
                case FLAG -> value.isBoolean();
                case ANYTHING -> true;
            };
        }

        private static boolean isWhole(JsonNode value) {
            return value.isNumber()
                    && value.canConvertToLong()
                    && value.decimalValue().stripTrailingZeros().scale() <= 0;
        }

        @Override
        public JsonNode canonical(JsonNode value) {
            return this != ANYTHING && isWhole(value) ? Json.tree(value.longValue()) : value;
        }

        @Override
        public boolean isZero(JsonNode value) {
            return value.isNull()
                    || isZeroText(value)
                    || isZeroNumber(value)
                    || isFalse(value)
                    || (value.isContainerNode() && value.isEmpty());
        }

        private boolean isZeroText(JsonNode value) {
            return value.isTextual()
                    && (value.textValue().isEmpty()
                            || (this == TIME && value.textValue().equals(NO_TIME)));
        }

        private static boolean isZeroNumber(JsonNode value) {
            return value.isNumber() && value.decimalValue().signum() == 0;
        }

        private static boolean isFalse(JsonNode value) {
            return value.isBoolean() && !value.booleanValue();
        }
    }

    /** Any number of values of one shape. */
    record ListOf(Shape element) implements Shape {
        @Override
        public void check(JsonNode value, String path) {
            require(value.isNull() || value.isArray(), path, "a list");
            for (int i = 0; i < value.size(); i++) {
                element.check(value.path(i), path + "[" + i + "]");
            }
        }

        @Override
        public JsonNode canonical(JsonNode value) {
            if (!(value instanceof ArrayNode list)) {
                return value;
            }
            var elements = new ArrayList<JsonNode>();
            list.forEach(each -> elements.add(element.canonical(each)));
            return Json.newObject().arrayNode().addAll(elements);
        }

        @Override
        public boolean isZero(JsonNode value) {
            return value.isEmpty();
        }
    }

    /** Values of one shape under names that nobody knows beforehand. */
    record MapOf(Shape element) implements Shape {
        @Override
        public void check(JsonNode value, String path) {
            require(value.isNull() || value.isObject(), path, "an object");
            value.properties().forEach(entry -> element.check(entry.getValue(), path + Json.step(entry.getKey())));
        }

        @Override
        public JsonNode canonical(JsonNode value) {
            if (!(value instanceof ObjectNode map)) {
                return value;
            }
            var sorted = Json.newObject();
            map.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> sorted.set(entry.getKey(), element.canonical(entry.getValue())));
            return sorted;
        }

        @Override
        public boolean isZero(JsonNode value) {
            return value.isEmpty();
        }
    }

    /** Known members in the original's order. Unknown ones fit whatever they are, and follow as they stand. */
    record ObjectOf(Map<String, Shape> members) implements Shape {
        public ObjectOf {
            // The order counts, which Map.copyOf would lose.
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        static ObjectOf nothing() {
            return new ObjectOf(Map.of());
        }

        ObjectOf with(Shape shape, String... names) {
            var more = new LinkedHashMap<>(members);
            for (var name : names) {
                more.put(name, shape);
            }
            return new ObjectOf(more);
        }

        @Override
        public void check(JsonNode value, String path) {
            require(value.isNull() || value.isObject(), path, "an object");
            value.properties().forEach(entry -> check(entry.getKey(), entry.getValue(), path));
        }

        private void check(String name, JsonNode value, String path) {
            var shape = members.get(name);
            if (shape == null) {
                // The original takes names in any case. Taken for an unknown member it would not count at all.
                members.keySet().stream()
                        .filter(name::equalsIgnoreCase)
                        .forEach(known -> require(false, path + Json.step(name), "to be spelled " + known));
            } else {
                shape.check(value, path + "." + name);
            }
        }

        @Override
        public JsonNode canonical(JsonNode value) {
            if (!(value instanceof ObjectNode object)) {
                return value;
            }
            var written = Json.newObject();
            inOrder(object).properties().forEach(entry -> {
                var shape = members.get(entry.getKey());
                if (shape == null) {
                    written.set(entry.getKey(), entry.getValue());
                } else if (!shape.isZero(entry.getValue())) {
                    written.set(entry.getKey(), shape.canonical(entry.getValue()));
                }
            });
            return written;
        }

        /** The same members: known ones in the original's order, then the others. */
        ObjectNode inOrder(ObjectNode object) {
            var ordered = Json.newObject();
            members.keySet().stream().filter(object::has).forEach(name -> ordered.set(name, object.get(name)));
            object.properties().forEach(entry -> ordered.set(entry.getKey(), entry.getValue()));
            return ordered;
        }

        @Override
        public boolean isZero(JsonNode value) {
            return canonical(value).isEmpty();
        }
    }
}
