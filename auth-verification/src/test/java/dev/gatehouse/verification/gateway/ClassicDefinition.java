// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Makes a classic definition of the members that a vector gives. */
public final class ClassicDefinition {
    private static final String USUAL = """
            {'api_id': 'test', 'org_id': 'default', 'active': true, 'use_keyless': false, 'auth_configs': {},
             'base_identity_provided_by': ''}
            """;
    /** Members that are no members of a definition but say in short what others shall be. */
    private static final List<String> SHORTHAND = List.of(
            "listen_path",
            "ignored",
            "policies",
            "cert_store",
            "plugin_returns",
            "plugin",
            "driver",
            "id_extractor",
            "auth_check",
            "version_key",
            "versions",
            "default_version",
            "not_versioned");

    private ClassicDefinition() {}

    /**
     * Makes a definition.
     *
     * @param api what differs from the usual
     * @param domain the API's own domain; empty for none
     * @param upstream where requests go
     * @return the definition
     */
    public static ObjectNode of(JsonNode api, String domain, URI upstream) {
        var definition = Merge.over(USUAL, api);
        definition.remove(SHORTHAND);
        if (!definition.has("name")) {
            definition.put("name", definition.path("api_id").asText());
        }
        if (!domain.isEmpty() && !definition.has("domain")) {
            definition.put("domain", domain);
        }
        definition.set("proxy", proxy(api, upstream));
        if (hasPlugin(api)) {
            definition.set("custom_middleware", plugin(api));
        }
        if (!definition.has("version_data")) {
            definition.set("definition", api.path("version_key").isObject() ? api.path("version_key") : Json.object());
            definition.set("version_data", versions(api));
        }
        return definition;
    }

    private static boolean hasPlugin(JsonNode api) {
        return Stream.of("driver", "auth_check", "id_extractor").anyMatch(api::has) && !api.has("custom_middleware");
    }

    private static ObjectNode plugin(JsonNode api) {
        var middleware = Json.object();
        middleware.set("driver", api.path("driver").isTextual() ? api.path("driver") : Json.node(""));
        middleware.set("auth_check", Merge.over("{'name': '" + VectorPlugins.NAME + "'}", api.path("auth_check")));
        if (api.path("id_extractor").isObject()) {
            middleware.set("id_extractor", api.path("id_extractor"));
        }
        return middleware;
    }

    private static ObjectNode proxy(JsonNode api, URI upstream) {
        var proxy = Merge.over("{'listen_path': '/', 'strip_listen_path': false}", api.path("proxy"));
        if (api.has("listen_path")) {
            proxy.set("listen_path", api.path("listen_path"));
        }
        return proxy.put("target_url", upstream + "/");
    }

    private static ObjectNode versions(JsonNode api) {
        boolean single = api.path("not_versioned").asBoolean(true);
        var data = Json.object();
        data.put("not_versioned", single);
        data.put("default_version", api.path("default_version").asText());
        var versions = data.putObject("versions");
        if (single) {
            versions.set("Default", version("Default", api.path("ignored")));
        } else {
            api.path("versions")
                    .forEach(name -> versions.set(name.asText(), version(name.asText(), api.path("ignored"))));
        }
        return data;
    }

    private static ObjectNode version(String name, JsonNode ignored) {
        var version = Json.object().put("name", name).put("use_extended_paths", true);
        ArrayNode rules = version.putObject("extended_paths").putArray("ignored");
        ignored.forEach(rule -> rules.add(openPath(rule)));
        return version;
    }

    private static ObjectNode openPath(JsonNode rule) {
        var method = rule.path("method").asText("GET");
        var entry = Json.object().put("path", rule.path("path").asText());
        entry.putObject("method_actions")
                .putObject(method)
                .put("action", "no_action")
                .put("code", 200)
                .put("data", "")
                .putObject("headers");
        return entry;
    }
}
