// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import static java.util.Map.entry;

import dev.gatehouse.verification.vector.Vector;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Files and areas whose capability does not exist yet, with what they need. Whatever is not listed has to run. */
final class LaterAreas {
    private static final String CERTIFICATES = "client certificates";
    private static final String OAUTH = "OAuth";

    /** What exists of files that are still to come. */
    private static final Set<String> BUILT = Set.of("gateway-jwt-mtls/multiauth", "gateway-jwt-mtls/strip");

    private static final Map<String, String> REASONS = Map.ofEntries(
            entry("identity-broker", "the identity broker"),
            entry("gateway-jwt-mtls", "JSON web tokens and client certificates"),
            entry("gateway-auth/mtls", CERTIFICATES),
            entry("gateway-auth/whole-certificates", CERTIFICATES),
            entry("gateway-oauth-policy/template-variables", Unsupported.VARIABLES),
            entry("gateway-oauth-policy/context-vars", Unsupported.VARIABLES),
            entry("gateway-oauth-policy/analytics", "analytics records"),
            entry("gateway-oauth-policy/oauth-endpoint", OAUTH),
            entry("gateway-oauth-policy/oauth-endpoint-http", OAUTH),
            entry("gateway-oauth-policy/oauth-bearer", OAUTH),
            entry("gateway-oauth-policy/oauth-client-admin", OAUTH),
            entry("gateway-oauth-policy/oauth-revoke", OAUTH),
            entry("gateway-oauth-policy/oauth-token-list", OAUTH),
            entry("gateway-oauth-policy/oauth-token-purge", OAUTH),
            entry("gateway-oauth-policy/oauth-password", OAUTH),
            entry("gateway-oauth-policy/oauth-session", OAUTH),
            entry("gateway-oauth-policy/oauth-notification", OAUTH),
            entry("gateway-oauth-policy/whole-oauth", OAUTH));

    private LaterAreas() {}

    static Optional<String> reasonFor(Vector vector) {
        return Stream.of(vector.file(), vector.qualifiedArea())
                .filter(name -> !BUILT.contains(vector.qualifiedArea()))
                .filter(REASONS::containsKey)
                .map(REASONS::get)
                .findFirst();
    }
}
