// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import java.net.URI;

/** Makes an OpenAPI document with the gateway's extension of the members that a vector gives. */
final class OpenApiDefinition {
    private static final String HMAC = "hmac";

    private OpenApiDefinition() {}

    static ObjectNode of(JsonNode api, String domain, URI upstream) {
        var document = Json.object().put("openapi", "3.0.3");
        var id = api.path("api_id").asText("test");
        document.putObject("info").put("title", id).put("version", "1");
        document.putObject("paths");
        document.putObject("components").set("securitySchemes", components(api.path("schemes")));
        document.set("security", requirements(api.path("security")));
        var extension = document.putObject("x-tyk-api-gateway");
        var info = extension
                .putObject("info")
                .put("id", id)
                .put("name", api.path("name").asText(id));
        info.put("orgId", api.path("org_id").asText("default"));
        info.putObject("state").put("active", true);
        extension.putObject("upstream").put("url", upstream + "/");
        extension.set("server", server(api, domain));
        return document;
    }

    private static ObjectNode components(JsonNode schemes) {
        var components = Json.object();
        schemes.properties().forEach(scheme -> components.set(scheme.getKey(), component(scheme.getValue())));
        return components;
    }

    /** A scheme as the document has it; {@code header} says in short where a key stands. */
    private static ObjectNode component(JsonNode scheme) {
        var component = ((ObjectNode) scheme).deepCopy();
        if (component.has("header")) {
            component.set("name", component.remove("header"));
            component.put("in", "header");
        }
        return component;
    }

    private static JsonNode requirements(JsonNode alternatives) {
        var requirements = Json.list();
        alternatives.forEach(alternative -> {
            var requirement = requirements.addObject();
            alternative.forEach(scheme -> requirement.putArray(scheme.asText()));
        });
        return requirements;
    }

    private static ObjectNode server(JsonNode api, String domain) {
        var server = Json.object();
        server.putObject("listenPath")
                .put("value", api.path("listen_path").asText("/"))
                .put("strip", false);
        if (!domain.isEmpty()) {
            server.putObject("customDomain").put("enabled", true).put("name", domain);
        }
        server.set("authentication", authentication(api));
        return server;
    }

    private static ObjectNode authentication(JsonNode api) {
        var authentication =
                Json.object().put("enabled", !api.path("use_keyless").asBoolean());
        // The empty word stands for none: written out it would be refused, as by the original's control API.
        if (!api.path("securityProcessingMode").asText().isEmpty()) {
            authentication.set("securityProcessingMode", api.path("securityProcessingMode"));
        }
        if (!api.path("vendor_security").isEmpty()) {
            authentication.set("security", api.path("vendor_security"));
        }
        var schemes = authentication.putObject("securitySchemes");
        Json.words(api.path("schemes")).forEach(name -> schemes.putObject(name).put("enabled", true));
        if (api.path("vendor_security").toString().contains('"' + HMAC + '"')) {
            var header = authentication.putObject(HMAC).put("enabled", true).putObject("header");
            header.put("enabled", true).put("name", "Authorization");
        }
        api.path("authentication")
                .properties()
                .forEach(member -> authentication.set(member.getKey(), member.getValue()));
        return authentication;
    }
}
