// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gatehouse.credential.SignatureKey;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.credential.Verified;
import dev.gatehouse.secret.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What credentials are verified with, as members of our own record. Secrets are octets, so they stand there in Base64. */
final class OwnCredentials {
    private OwnCredentials() {}

    static void write(JsonGenerator json, StoredPassword password) throws IOException {
        json.writeObjectFieldStart("password");
        write(json, "value", password.value());
        text(json, "scheme", password.scheme());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, SignatureKey key) throws IOException {
        if (key.equals(SignatureKey.none())) {
            return;
        }
        json.writeObjectFieldStart("signature");
        if (key.secret().isPresent()) {
            write(json, "secret", key.secret().get());
        }
        text(json, "certificate", key.certificate());
        flag(json, "hmac", key.hmacEnabled());
        flag(json, "rsa", key.rsaEnabled());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Verified verified) throws IOException {
        json.writeObjectFieldStart("verified");
        json.writeNumberField("until", verified.until().getEpochSecond());
        text(json, "by", verified.by().orElse(""));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, Secret secret) throws IOException {
        json.writeStringField(name, Base64.getEncoder().withoutPadding().encodeToString(secret.bytes()));
    }

    private static void text(JsonGenerator json, String name, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(name, text);
        }
    }

    private static void flag(JsonGenerator json, String name, boolean flag) throws IOException {
        if (flag) {
            json.writeBooleanField(name, true);
        }
    }

    static StoredPassword password(OwnMembers json) throws IOException {
        var read = new PasswordRead(json);
        json.object("password", read);
        return new StoredPassword(read.value, read.scheme);
    }

    static SignatureKey signature(OwnMembers json) throws IOException {
        var read = new SignatureRead(json);
        json.object("signature", read);
        return new SignatureKey(Optional.ofNullable(read.secret), read.certificate, read.hmac, read.rsa);
    }

    static Verified verified(OwnMembers json) throws IOException {
        var read = new VerifiedRead(json);
        json.object("verified", read);
        return new Verified(
                Instant.ofEpochSecond(read.until), read.by.isEmpty() ? Optional.empty() : Optional.of(read.by));
    }

    private static Secret secret(OwnMembers json, String name) throws IOException {
        var text = json.text(name);
        try {
            return Secret.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException other) {
            // Its message shows what stands there.
            throw new IllegalArgumentException(name + " is no Base64");
        }
    }

    /** What was read of a password. */
    private static final class PasswordRead implements OwnMembers.Taking {
        private final OwnMembers json;
        private Secret value = Secret.of("");
        private String scheme = "";

        PasswordRead(OwnMembers json) {
            this.json = json;
        }

        @Override
        public void take(String member) throws IOException {
            switch (member) {
                case "value" -> value = secret(json, member);
                case "scheme" -> scheme = json.text(member);
                default -> throw OwnMembers.unknown("password");
            }
        }
    }

    /** What was read of what a method of the host's own found. */
    private static final class VerifiedRead implements OwnMembers.Taking {
        private final OwnMembers json;
        private long until;
        private String by = "";

        VerifiedRead(OwnMembers json) {
            this.json = json;
        }

        @Override
        public void take(String member) throws IOException {
            switch (member) {
                case "until" -> until = json.whole(member);
                case "by" -> by = json.text(member);
                default -> throw OwnMembers.unknown("verified");
            }
        }
    }

    /** What was read of the key of signatures. */
    private static final class SignatureRead implements OwnMembers.Taking {
        private final OwnMembers json;
        private @Nullable Secret secret;
        private String certificate = "";
        private boolean hmac;
        private boolean rsa;

        SignatureRead(OwnMembers json) {
            this.json = json;
        }

        @Override
        public void take(String member) throws IOException {
            switch (member) {
                case "secret" -> secret = secret(json, member);
                case "certificate" -> certificate = json.text(member);
                case "hmac" -> hmac = json.flag(member);
                case "rsa" -> rsa = json.flag(member);
                default -> throw OwnMembers.unknown("signature");
            }
        }
    }
}
