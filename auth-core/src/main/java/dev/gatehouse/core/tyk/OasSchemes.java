// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import java.util.List;
import java.util.Set;

/** The security schemes of an OpenAPI document, with what the extension says of each. */
final class OasSchemes {
    /** Where a key stands if nothing says otherwise. */
    static final AuthSource UNTOLD = new AuthSource("", true, "", false, "", false);

    private static final List<String> PLACES = List.of("header", "query", "cookie");

    private final TypedMembers components;
    private final TypedMembers auth;

    OasSchemes(TypedMembers components, TypedMembers auth) {
        this.components = components;
        this.auth = auth;
    }

    /** A certificate for a key, by its newer or its older switch. */
    void requireNoCertificates() {
        if (auth.object("certificateAuth").flag("enabled")) {
            auth.problem("certificateAuth", "asks for something that is not supported");
        }
    }

    /**
     * Looks for contradictions of switches and requirements, the first of which the original's control API refuses. A method that a
     * requirement names is demanded even if it is not switched on.
     */
    void checkSwitches(Set<String> named) {
        auth.object("securitySchemes").entries().forEach((name, settings) -> {
            boolean on = settings.flag("enabled");
            if (on && !named.contains(name)) {
                settings.note("enabled", "has no effect: no security requirement names the scheme");
            } else if (!on && named.contains(name) && settings.has("enabled")) {
                settings.note("enabled", "has no effect: a security requirement names the scheme");
            }
        });
    }

    boolean has(String name) {
        return components.entries().containsKey(name);
    }

    /** Whether it asks for a user and password; the word has no case. */
    boolean isBasic(String name) {
        var component = components.object(name);
        return component.text("type").equals("http") && component.text("scheme").equalsIgnoreCase("basic");
    }

    AuthSource source(String name) {
        var component = components.entries().get(name);
        if (component == null) {
            components.problem(name, "is missing, though a requirement names it");
            return UNTOLD;
        }
        if (isBasic(name)) {
            return AuthSource.readHttp(auth.object("securitySchemes").object(name));
        }
        if (!component.text("type").equals("apiKey")) {
            component.problem("type", "asks for an authentication method that is not supported");
            return UNTOLD;
        }
        var place = component.text("in");
        if (!PLACES.contains(place)) {
            component.problem("in", "must be header, query or cookie");
        }
        if (component.name("name").isEmpty()) {
            component.problem("name", "is missing");
        }
        return source(component, settings(name));
    }

    private TypedMembers settings(String name) {
        var all = auth.object("securitySchemes");
        var settings = all.entries().getOrDefault(name, all.absent(name));
        boolean older = settings.flag("enableClientCertificate") && !auth.has("certificateAuth");
        if (older) {
            settings.problem("enableClientCertificate", "asks for something that is not supported");
        }
        return settings;
    }

    /** The component's own place counts, whatever the extension says of that place; others may be added. */
    private static AuthSource source(TypedMembers component, TypedMembers settings) {
        return new AuthSource(
                name(component, settings, "header"),
                isOn(component, settings, "header"),
                name(component, settings, "query"),
                isOn(component, settings, "query"),
                name(component, settings, "cookie"),
                isOn(component, settings, "cookie"));
    }

    private static boolean isOwn(TypedMembers component, String place) {
        return component.text("in").equals(place);
    }

    private static boolean isOn(TypedMembers component, TypedMembers settings, String place) {
        return isOwn(component, place) || settings.object(place).flag("enabled");
    }

    private static String name(TypedMembers component, TypedMembers settings, String place) {
        return isOwn(component, place)
                ? component.name("name")
                : settings.object(place).name("name");
    }
}
