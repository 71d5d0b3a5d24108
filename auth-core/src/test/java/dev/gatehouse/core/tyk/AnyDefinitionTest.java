// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.access.Denials;
import dev.gatehouse.definition.AuthRequirement;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for every definition, whatever somebody wrote into it. */
class AnyDefinitionTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String CLASSIC = Documents.classic("""
            {'auth_configs': {'authToken': {'auth_header_name': 'X-Key', 'use_param': true, 'param_name': 'k'}},
             'strip_auth_data': true, 'domain': 'a.test', 'session_lifetime': 9,
             'definition': {'location': 'header', 'key': 'v', 'fallback_to_default': true},
             'version_data': {'default_version': 'a', 'versions': {'Default': {
               'use_extended_paths': true, 'expires': '2030-01-01 00:00',
               'extended_paths': {'ignored': [{'path': '/f', 'method': 'GET', 'method_actions': {'GET': {'action': 'no_action'}}}],
                 'white_list': []}}}},
             'CORS': {'enable': true, 'allowed_origins': ['*'], 'max_age': 3},
             'error_overrides': {'401': [{'match': {'flag': 'AMF', 'message_pattern': 'a'},
               'response': {'status_code': 402, 'body': '{{.Message}}', 'headers': {'A': 'b'}}}]}}
            """);

    private static final String OAS = Documents.oas("""
            {'x-tyk-api-gateway': {
               'middleware': {'global': {'cors': {'enabled': true, 'maxAge': 1}},
                 'operations': {'list': {'ignoreAuthentication': {'enabled': true}}}},
               'errorOverrides': {'enabled': true, 'value': {'4xx': [{'response': {'body': 'x'}}]}},
               'server': {'authentication': {'stripAuthorizationData': true, 'securityProcessingMode': 'compliant',
                 'customKeyLifetime': {'enabled': true, 'value': '1h'},
                 'securitySchemes': {'key': {'query': {'enabled': true, 'name': 'k'}}}}}}}
            """);

    @Property(tries = 2_000)
    void anyTextIsServedOrRefused(@ForAll String text) {
        assertThatCode(() -> Documents.read(text)).doesNotThrowAnyException();
    }

    @Property(tries = 3_000)
    void anyValueAnywhereInAClassicDefinitionIsServedOrRefused(
            @ForAll("places") int place, @ForAll("values") String value) throws Exception {
        var document = changed(CLASSIC, place, value);

        assertThat(Documents.read(document)).isNotNull();
    }

    @Property(tries = 3_000)
    void anyValueAnywhereInAnOpenApiDocumentIsServedOrRefused(
            @ForAll("places") int place, @ForAll("values") String value) throws Exception {
        var document = changed(OAS, place, value);

        assertThat(Documents.read(document)).isNotNull();
    }

    @Property(tries = 2_000)
    void onlyTheWordTrueOpensAnApi(@ForAll("values") String value) {
        var document = Documents.classic("{'use_keyless': " + value + "}");

        boolean open = Documents.read(document) instanceof LoadedDefinition.Served served
                && served.api().api().requirement() instanceof AuthRequirement.Keyless;

        assertThat(open).isEqualTo(value.equals("true"));
    }

    @Property(tries = 1_000)
    void anyRulesAreReadOrRefused(@ForAll("values") String value) {
        assertThatCode(() -> TykErrorRules.read("{\"401\":" + value + "}")).doesNotThrowAnyException();
    }

    @Property(tries = 1_000)
    void anyMessagesAreAppliedOrRefused(@ForAll("values") String value) {
        assertThatCode(() -> TykErrorRules.Messages.apply(Denials.standard(), "{\"auth.key_not_found\":" + value + "}"))
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 200);
    }

    @Provide
    Arbitrary<String> values() {
        var scalars = Arbitraries.of(
                "null",
                "true",
                "false",
                "0",
                "-1",
                "1.5",
                "1e400",
                "9223372036854775808",
                "\"\"",
                "\" \"",
                "\"/\"",
                "\"true\"",
                "\"{{.\"",
                "\"(\"",
                "\"http://[\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"-1\"");
        return Arbitraries.lazyOf(
                () -> scalars,
                () -> scalars,
                () -> values().list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]"),
                () -> values().map(value -> "{\"path\":" + value + "}"),
                () -> values().map(value -> "{\"response\":" + value + ",\"enabled\":true}"),
                () -> values().map(value -> "{\"\":" + value + "}"));
    }

    /** The document with one of its values, in the order of the text, replaced. */
    private static String changed(String document, int place, String value) throws Exception {
        var root = MAPPER.readTree(document);
        var places = new ArrayList<Runnable>();
        collect(root, MAPPER.readTree(value), places);
        places.get(place % places.size()).run();
        return MAPPER.writeValueAsString(root);
    }

    private static void collect(JsonNode node, JsonNode value, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(each -> {
                places.add(() -> object.set(each.getKey(), value));
                collect(each.getValue(), value, places);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(() -> array.set(index, value));
                collect(array.get(i), value, places);
            }
        }
    }
}
