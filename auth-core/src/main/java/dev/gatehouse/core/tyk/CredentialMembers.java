// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.SignatureKey;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.credential.Verified;
import dev.gatehouse.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/** What the credential of a session is verified with, as members of its record say, both ways. */
final class CredentialMembers {
    private static final String BASIC = "basic_auth_data";
    private static final String PASSWORD = "password";
    private static final String HASH_TYPE = "hash_type";
    private static final String HMAC_SECRET = "hmac_string";
    private static final String HMAC_ENABLED = "hmac_enabled";
    private static final String RSA_CERTIFICATE = "rsa_certificate_id";
    private static final String RSA_ENABLED = "enable_http_signature_validation";

    private static final String VERIFIED_UNTIL = "id_extractor_deadline";
    /** Ours: the original takes what one API's method said for what every API's would say. */
    private static final String VERIFIED_BY = "x_gatehouse_verified_by";

    private CredentialMembers() {}

    /** Reads an object whose shape was checked. */
    static Credentials read(ObjectNode object) {
        return new Credentials(
                CredentialKinds.of(object), password(object.path(BASIC)), signature(object), verified(object));
    }

    private static Optional<Verified> verified(JsonNode object) {
        long until = object.path(VERIFIED_UNTIL).longValue();
        var by = JsonMembers.text(object, VERIFIED_BY);
        return until > 0
                ? Optional.of(new Verified(
                        Instant.ofEpochSecond(Math.min(until, Instant.MAX.getEpochSecond())),
                        by.isEmpty() ? Optional.empty() : Optional.of(by)))
                : Optional.empty();
    }

    private static Optional<StoredPassword> password(JsonNode basic) {
        var password = JsonMembers.text(basic, PASSWORD);
        return password.isEmpty()
                ? Optional.empty()
                : Optional.of(new StoredPassword(Secret.of(password), JsonMembers.text(basic, HASH_TYPE)));
    }

    private static SignatureKey signature(JsonNode object) {
        var secret = JsonMembers.text(object, HMAC_SECRET);
        var key = new SignatureKey(
                secret.isEmpty() ? Optional.empty() : Optional.of(Secret.of(secret)),
                JsonMembers.text(object, RSA_CERTIFICATE),
                object.path(HMAC_ENABLED).booleanValue(),
                object.path(RSA_ENABLED).booleanValue());
        return key.equals(SignatureKey.none()) ? SignatureKey.none() : key;
    }

    /** Changes what is known only where it says something else. */
    static void write(Credentials credentials, ObjectNode record) {
        writeVerified(credentials.verified(), record);
        if (!password(record.path(BASIC)).equals(credentials.password())) {
            writePassword(credentials.password(), record);
        }
        var known = signature(record);
        var wanted = credentials.signature();
        if (!known.secret().equals(wanted.secret())) {
            var text = wanted.secret().map(Secret::reveal).orElse("");
            JsonMembers.put(record, HMAC_SECRET, JsonMembers.text(text));
        }
        if (!known.certificate().equals(wanted.certificate())) {
            JsonMembers.put(record, RSA_CERTIFICATE, JsonMembers.text(wanted.certificate()));
        }
        if (known.hmacEnabled() != wanted.hmacEnabled()) {
            JsonMembers.put(record, HMAC_ENABLED, JsonMembers.flag(wanted.hmacEnabled()));
        }
        if (known.rsaEnabled() != wanted.rsaEnabled()) {
            JsonMembers.put(record, RSA_ENABLED, JsonMembers.flag(wanted.rsaEnabled()));
        }
    }

    private static void writeVerified(Optional<Verified> wanted, ObjectNode record) {
        var known = verified(record);
        if (wanted.isEmpty()) {
            if (known.isPresent()) {
                record.remove(VERIFIED_UNTIL);
                record.remove(VERIFIED_BY);
            }
            return;
        }
        var until = wanted.get().until();
        if (!known.map(Verified::until).equals(Optional.of(until))) {
            record.put(VERIFIED_UNTIL, until.getEpochSecond());
        }
        var by = wanted.get().by().orElse("");
        if (!JsonMembers.text(record, VERIFIED_BY).equals(by)) {
            JsonMembers.put(record, VERIFIED_BY, JsonMembers.text(by));
        }
    }

    private static void writePassword(Optional<StoredPassword> password, ObjectNode record) {
        if (password.isEmpty()) {
            record.remove(BASIC);
            return;
        }
        var basic = record.path(BASIC) instanceof ObjectNode known ? known.deepCopy() : Json.newObject();
        basic.put(PASSWORD, password.get().value().reveal());
        JsonMembers.put(basic, HASH_TYPE, JsonMembers.text(password.get().scheme()));
        record.set(BASIC, basic);
    }
}
