// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.session.CredentialKind;

/** What a session was made for, told by its members: a marker of ours would be lost in a shared store. */
final class CredentialKinds {
    private CredentialKinds() {}

    static CredentialKind of(Members session) {
        if (!session.text("oauth_client_id").isEmpty()) {
            return CredentialKind.OAUTH;
        }
        if (!session.object("jwt_data").text("secret").isEmpty()) {
            return CredentialKind.JWT;
        }
        if (!session.object("basic_auth_data").text("password").isEmpty()) {
            return CredentialKind.BASIC;
        }
        if (isSignature(session)) {
            return CredentialKind.SIGNATURE;
        }
        return session.text("certificate").isEmpty() ? CredentialKind.TOKEN : CredentialKind.CERTIFICATE;
    }

    private static boolean isSignature(Members session) {
        boolean symmetric =
                session.flag("hmac_enabled") && !session.text("hmac_string").isEmpty();
        return symmetric || !session.text("rsa_certificate_id").isEmpty();
    }
}
