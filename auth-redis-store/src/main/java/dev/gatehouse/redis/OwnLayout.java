// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SingleUse;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Our own layout. The part of a name that differs stands in braces, so that on a cluster whatever is to be changed with it
 * in one step can be given the same braces; in it, all but letters, digits and a few marks are escaped, so that no id
 * can end the braces or pose as another name.
 */
final class OwnLayout implements SessionLayout {
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final String sessions;
    private final String uses;
    private final byte[] channel;

    OwnLayout(String namespace) {
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException("a namespace is 1 to 64 letters, digits, underscores, dots and dashes");
        }
        sessions = namespace + ":session:";
        uses = namespace + ":use:";
        channel = (namespace + ":changes").getBytes(US_ASCII);
    }

    @Override
    public byte[] key(SessionId id) {
        return (sessions + "{" + Escaping.escape(id.value()) + "}").getBytes(US_ASCII);
    }

    @Override
    public @Nullable SessionId id(byte[] key) {
        var name = Utf8.text(key);
        if (name == null || !name.startsWith(sessions + "{") || !name.endsWith("}")) {
            return null;
        }
        var id = Escaping.unescape(name.substring(sessions.length() + 1, name.length() - 1));
        return id == null || id.isEmpty() ? null : new SessionId(id);
    }

    @Override
    public byte[] pattern() {
        return (sessions + "{*}").getBytes(US_ASCII);
    }

    @Override
    public byte[] write(Session session) {
        return OwnRecord.write(session);
    }

    @Override
    public Session read(byte[] record) {
        return OwnRecord.read(record);
    }

    @Override
    public String version() {
        return String.valueOf(OwnRecord.VERSION);
    }

    @Override
    public byte[] key(SingleUse use) {
        return (uses + "{" + use.purpose() + ":" + use.fingerprint() + "}").getBytes(US_ASCII);
    }

    @Override
    public byte[] channel() {
        return channel.clone();
    }

    @Override
    public byte[] notice(SessionId id) {
        return Utf8.bytes(id.value());
    }

    @Override
    public List<SessionId> changed(byte[] notice) {
        var id = Utf8.text(notice);
        return id == null || id.isEmpty() ? List.of() : List.of(new SessionId(id));
    }

    @Override
    public String toString() {
        return "own layout " + sessions + "{id}";
    }
}
