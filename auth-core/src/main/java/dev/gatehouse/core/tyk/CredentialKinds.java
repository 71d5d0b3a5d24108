// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.credential.CredentialKind;

/** What a session was made for, told by its members: a marker of ours would be lost in a shared store. */
final class CredentialKinds {
    private CredentialKinds() {}

    static CredentialKind of(JsonNode session) {
        // First, for the method that made it may have put anything into it.
        if (session.path("id_extractor_deadline").longValue() > 0) {
            return CredentialKind.CUSTOM;
        }
        // Then this, for a session of a JSON web token may name an OAuth client, too.
        if (has(session.path("meta_data"), "TykJWTSessionID")) {
            return CredentialKind.JWT;
        }
        if (has(session, "oauth_client_id")) {
            return CredentialKind.OAUTH;
        }
        if (has(session.path("jwt_data"), "secret")) {
            return CredentialKind.JWT;
        }
        // Who has no password is a user all the same, whose name must not become a token.
        if (has(session.path("basic_auth_data"), "password") || has(session.path("basic_auth_data"), "hash_type")) {
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

    /**
     * Refuses a session whose record would be read as one of another kind.
     *
     * @param wanted what the session was made for
     * @param record its record
     */
    static void require(CredentialKind wanted, JsonNode record) {
        var told = of(record);
        if (told != wanted) {
            throw new IllegalArgumentException("a session of kind " + wanted + " would be read back as " + told
                    + ": what it was made for is told by " + teller(wanted));
        }
    }

    private static String teller(CredentialKind kind) {
        return switch (kind) {
            case TOKEN -> "no member of its record";
            case BASIC -> "its password, or basic_auth_data of its residue";
            case SIGNATURE -> "the secret or certificate of its signature key";
            case JWT -> "jwt_data of its residue or TykJWTSessionID of its metadata";
            case OAUTH -> "oauth_client_id of its residue";
            case CERTIFICATE -> "certificate of its residue";
            case CUSTOM -> "what was verified of it";
        };
    }
}
