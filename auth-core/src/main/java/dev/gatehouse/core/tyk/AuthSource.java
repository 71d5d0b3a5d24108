// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.definition.CredentialLocation;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a credential may stand: one entry of {@code auth_configs}. Empty names mean that the definition gives none.
 *
 * @param headerName of the header
 * @param header whether the header is looked at
 * @param parameterName of the query parameter
 * @param parameter whether the parameter is looked at
 * @param cookieName of the cookie
 * @param cookie whether the cookie is looked at
 */
record AuthSource(
        String headerName, boolean header, String parameterName, boolean parameter, String cookieName, boolean cookie) {
    static final String DEFAULT_NAME = "Authorization";

    static AuthSource read(TypedMembers entry) {
        return new AuthSource(
                entry.name("auth_header_name"),
                !entry.flag("disable_header"),
                entry.name("param_name"),
                entry.flag("use_param"),
                entry.name("cookie_name"),
                entry.flag("use_cookie"));
    }

    /** In an OpenAPI document a place counts only where it is named and enabled. */
    static AuthSource readOas(TypedMembers method) {
        var header = method.object("header");
        var query = method.object("query");
        var cookie = method.object("cookie");
        return new AuthSource(
                header.name("name"),
                header.flag("enabled"),
                query.name("name"),
                query.flag("enabled"),
                cookie.name("name"),
                cookie.flag("enabled"));
    }

    /** A scheme of HTTP has its header already, which counts unless the extension speaks of places. */
    static AuthSource readHttp(TypedMembers settings) {
        boolean untold = !settings.has("header") && !settings.has("query") && !settings.has("cookie");
        return untold ? OasSchemes.UNTOLD : readOas(settings);
    }

    /** In order of precedence: cookie, parameter, header. */
    List<CredentialLocation> locations() {
        // A header that is switched off does not lend its name, either.
        var other = header ? firstOf(headerName, DEFAULT_NAME) : DEFAULT_NAME;
        var locations = new ArrayList<CredentialLocation>();
        if (cookie) {
            locations.add(CredentialLocation.cookie(firstOf(cookieName, other)));
        }
        if (parameter) {
            locations.add(CredentialLocation.query(firstOf(parameterName, other)));
        }
        if (header) {
            locations.add(CredentialLocation.header(other));
        }
        return List.copyOf(locations);
    }

    /** Header and cookie even where nobody looks at them; here the header's name is lent in any case. */
    List<CredentialLocation> stripped() {
        var other = firstOf(headerName, DEFAULT_NAME);
        var stripped = new ArrayList<CredentialLocation>();
        if (parameter) {
            stripped.add(CredentialLocation.query(firstOf(parameterName, other)));
        }
        stripped.add(CredentialLocation.header(other));
        stripped.add(CredentialLocation.cookie(firstOf(cookieName, other)));
        return List.copyOf(stripped);
    }

    private static String firstOf(String name, String other) {
        return name.isEmpty() ? other : name;
    }
}
