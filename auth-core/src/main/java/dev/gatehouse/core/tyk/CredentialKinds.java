// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.session.CredentialKind;

/** What a session was made for, told by its members: a marker of ours would be lost in a shared store. */
final class CredentialKinds {
    private CredentialKinds() {}

    static CredentialKind of(JsonNode session) {
        if (has(session, "oauth_client_id")) {
            return CredentialKind.OAUTH;
        }
        if (has(session.path("jwt_data"), "secret")) {
            return CredentialKind.JWT;
        }
        if (has(session.path("basic_auth_data"), "password")) {
            return CredentialKind.BASIC;
        }
        // The flags do not count: the public id of a key that is switched off for signatures must not become a token.
        if (has(session, "hmac_string") || has(session, "rsa_certificate_id")) {
            return CredentialKind.SIGNATURE;
        }
        return has(session, "certificate") ? CredentialKind.CERTIFICATE : CredentialKind.TOKEN;
    }

    private static boolean has(JsonNode object, String name) {
        return !JsonMembers.text(object, name).isEmpty();
    }
}
