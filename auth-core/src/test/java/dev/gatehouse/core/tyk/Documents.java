// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import java.util.List;

/** Definitions for tests: the least that is served, with changes laid over it. Quotes may be single. */
final class Documents {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String CLASSIC = """
            {'api_id': 'orders', 'name': 'Orders', 'org_id': 'acme', 'active': true, 'use_keyless': false,
             'version_data': {'not_versioned': true, 'versions': {'Default': {'name': 'Default'}}},
             'proxy': {'listen_path': '/orders/', 'target_url': 'http://backend.test:8080/', 'strip_listen_path': true}}
            """;

    private static final String OAS = """
            {'openapi': '3.0.3', 'info': {'title': 'Orders', 'version': '1'},
             'paths': {
               '/orders': {'get': {'operationId': 'list'}, 'post': {'operationId': 'create'}},
               '/orders/{id}': {'get': {'operationId': 'read'}}},
             'components': {'securitySchemes': {'key': {'type': 'apiKey', 'in': 'header', 'name': 'X-Key'}}},
             'security': [{'key': []}],
             'x-tyk-api-gateway': {
               'info': {'id': 'orders', 'name': 'Orders', 'orgId': 'acme', 'state': {'active': true}},
               'server': {
                 'listenPath': {'value': '/orders/', 'strip': true},
                 'authentication': {'enabled': true, 'securitySchemes': {'key': {'enabled': true}}}},
               'upstream': {'url': 'http://backend.test:8080/'}}}
            """;

    private Documents() {}

    /** Members of the change replace those of the same name; objects are merged; null removes. */
    static String classic(String change) {
        return merged(CLASSIC, change);
    }

    static String classic() {
        return json(CLASSIC);
    }

    static String oas(String change) {
        return merged(OAS, change);
    }

    static String oas() {
        return json(OAS);
    }

    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    private static String merged(String base, String change) {
        try {
            var document = (ObjectNode) MAPPER.readTree(json(base));
            merge(document, (ObjectNode) MAPPER.readTree(json(change)));
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("the test's own JSON is broken: " + change, broken);
        }
    }

    private static void merge(ObjectNode into, ObjectNode change) {
        change.properties().forEach(each -> {
            var name = each.getKey();
            if (each.getValue().isNull()) {
                into.remove(name);
            } else if (each.getValue() instanceof ObjectNode object && into.get(name) instanceof ObjectNode old) {
                merge(old, object);
            } else {
                into.set(name, each.getValue());
            }
        });
    }

    static LoadedDefinition read(String document) {
        return TykDefinitions.read(document, TykDefinitionSettings.standard());
    }

    static TykApi served(String document) {
        return served(document, TykDefinitionSettings.standard());
    }

    static TykApi served(String document, TykDefinitionSettings settings) {
        var loaded = TykDefinitions.read(document, settings);
        if (loaded instanceof LoadedDefinition.Served served) {
            return served.api();
        }
        throw new AssertionError("expected to be served, but " + ((LoadedDefinition.Refused) loaded).problems());
    }

    static List<Problem> problems(String document) {
        return problems(document, TykDefinitionSettings.standard());
    }

    static List<Problem> problems(String document, TykDefinitionSettings settings) {
        if (TykDefinitions.read(document, settings) instanceof LoadedDefinition.Refused refused) {
            return refused.problems();
        }
        throw new AssertionError("expected to be refused");
    }
}
