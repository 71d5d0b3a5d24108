// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.tyk.Shape.ListOf;
import dev.gatehouse.core.tyk.Shape.MapOf;
import dev.gatehouse.core.tyk.Shape.ObjectOf;
import dev.gatehouse.core.tyk.Shape.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Session objects drawn at random: any members of the right types, zeros and nulls among them, and unknown ones. */
final class SessionJson {
    private static final Arbitrary<JsonNode> NULL = Arbitraries.of("null").map(Json::parse);

    private static final BigDecimal SMALLEST = new BigDecimal("-1e30");

    private SessionJson() {}

    static Arbitrary<ObjectNode> objects() {
        var policies = names().list().ofMaxSize(3).map(Json::tree).injectNull(0.3);
        return Combinators.combine(object(SessionShape.SESSION), policies).as((object, listed) -> {
            // A policy without an id is refused.
            object.remove("apply_policies");
            return listed == null ? object : object.set("apply_policies", listed);
        });
    }

    static String text(String quoted) {
        return quoted.replace('\'', '"');
    }

    private static Arbitrary<JsonNode> of(Shape shape) {
        if (shape instanceof Scalar scalar) {
            return scalar(scalar);
        }
        if (shape instanceof ListOf list) {
            return of(list.element()).list().ofMaxSize(3).map(SessionJson::list);
        }
        if (shape instanceof MapOf map) {
            return Arbitraries.maps(names(), orNull(of(map.element())))
                    .ofMaxSize(3)
                    .map(Json::tree);
        }
        return object((ObjectOf) shape).map(JsonNode.class::cast);
    }

    private static Arbitrary<JsonNode> scalar(Scalar scalar) {
        return switch (scalar) {
            case TEXT -> texts().map(Json::tree);
            case TIME ->
                Arbitraries.of("0001-01-01T00:00:00Z", "2026-11-25T09:00:00.5+01:00")
                        .map(Json::tree);
            case WHOLE -> whole();
            case NUMBER ->
                Arbitraries.oneOf(
                        whole(), Arbitraries.of("0.5", "-1.25", "0.0", "1e3").map(Json::parse));
            case FLAG -> Arbitraries.of(true, false).map(Json::tree);
            case ANYTHING -> anything();
        };
    }

    private static Arbitrary<JsonNode> whole() {
        return Arbitraries.oneOf(
                Arbitraries.of("0", "-1", "1", "5.0", "1.7e9", "9223372036854775807")
                        .map(Json::parse),
                Arbitraries.longs().map(Json::tree));
    }

    private static Arbitrary<JsonNode> anything() {
        return Arbitraries.oneOf(
                NULL,
                texts().map(Json::tree),
                Arbitraries.bigDecimals()
                        .between(SMALLEST, SMALLEST.negate())
                        .ofScale(2)
                        .map(Json::tree),
                Arbitraries.of("{}", "[]", "true", "{'a':[1,null,{'b':'c'}]}").map(each -> Json.parse(text(each))));
    }

    private static Arbitrary<ObjectNode> object(ObjectOf shape) {
        var known = Arbitraries.subsetOf(shape.members().keySet())
                .flatMap(names -> Combinators.combine(names.stream()
                                .map(name ->
                                        orNull(of(shape.members().get(name))).map(value -> Map.entry(name, value)))
                                .toList())
                        .as(SessionJson::entries));
        var unknown =
                Arbitraries.maps(names().map(name -> "x-" + name), anything()).ofMaxSize(2);
        return Combinators.combine(known, unknown).as((object, more) -> {
            more.forEach(object::set);
            return object;
        });
    }

    private static Arbitrary<JsonNode> orNull(Arbitrary<JsonNode> values) {
        return Arbitraries.frequencyOf(Tuple.of(9, values), Tuple.of(1, NULL));
    }

    private static ObjectNode entries(List<Map.Entry<String, JsonNode>> entries) {
        var object = Json.newObject();
        entries.forEach(entry -> object.set(entry.getKey(), entry.getValue()));
        return object;
    }

    private static JsonNode list(List<JsonNode> elements) {
        return Json.newObject().arrayNode().addAll(elements);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "x", "\"\\\n", "鍵"),
                Arbitraries.strings().ascii().ofMaxLength(12));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(8);
    }
}
