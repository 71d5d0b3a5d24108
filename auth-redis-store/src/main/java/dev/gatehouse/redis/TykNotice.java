// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How gateways of the original tell each other that keys changed.
 *
 * <p>Ours are signed, with nothing in place of the secret where none is set, as the original does. What others say is
 * heeded whether their signature is right or not: all that it can bring about is that the store is asked again.
 */
final class TykNotice {
    private static final String COMMAND = "KeySpaceUpdateNotification";
    /** Go's number of SHA-256. */
    private static final int SHA256 = 5;

    private static final int LONGEST = 1024 * 1024;
    private static final JsonFactory JSON = new JsonFactory();

    private final @Nullable Secret nodeSecret;

    TykNotice(@Nullable Secret nodeSecret) {
        this.nodeSecret = nodeSecret;
    }

    byte[] write(SessionId id) {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("command", COMMAND);
            json.writeStringField("payload", id.value());
            json.writeStringField("signature", signature(id.value()));
            json.writeNumberField("algorithm", SHA256);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalArgumentException("a notice that cannot be written as JSON", impossible);
        }
        return bytes.toByteArray();
    }

    private String signature(String payload) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((COMMAND + payload).getBytes(UTF_8));
            if (nodeSecret != null) {
                digest.update(nodeSecret.bytes());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The sessions that a message speaks of. */
    static List<SessionId> read(byte[] message) {
        if (message.length > LONGEST) {
            return List.of();
        }
        try (var json = JSON.createParser(message)) {
            return read(json);
        } catch (IOException other) {
            // Other messages travel there too; whatever this one is, it names no key.
            return List.of();
        }
    }

    private static List<SessionId> read(JsonParser json) throws IOException {
        var command = "";
        var payload = "";
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return List.of();
        }
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            var token = json.nextToken();
            if (token == JsonToken.VALUE_STRING && name.equals("command")) {
                command = json.getText();
            } else if (token == JsonToken.VALUE_STRING && name.equals("payload")) {
                payload = json.getText();
            } else {
                json.skipChildren();
            }
        }
        return command.equals(COMMAND) ? ids(payload) : List.of();
    }

    /** A list with commas, each with a suffix after a colon perhaps. An id may hold both itself, so all readings count. */
    private static List<SessionId> ids(String payload) {
        var ids = new LinkedHashSet<String>();
        ids.add(payload);
        for (var part : payload.split(",", -1)) {
            ids.add(part);
            int colon = part.indexOf(':');
            ids.add(colon < 0 ? part : part.substring(0, colon));
        }
        ids.remove("");
        return ids.stream().map(SessionId::new).toList();
    }
}
