// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SingleUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The original gateway's key space. A name is a fixed beginning and the id, octet for octet, so no id can pose as a name
 * of another kind. What the original has no name for stands in our own layout beside it.
 */
final class TykLayout implements SessionLayout {
    private static final String PREFIX = "apikey-";
    // Glob patterns know no alternatives: this one fits both beginnings, and what else it fits is sorted out by name.
    private static final String BOTH = "[ao][pr][ig]key[-.]*";
    private static final byte[] CHANNEL = "tyk.cluster.notifications".getBytes(US_ASCII);

    private final OwnLayout rest = new OwnLayout("gatehouse");
    private final TykNotice notices;

    TykLayout(TykNotice notices) {
        this.notices = notices;
    }

    @Override
    public byte[] key(SessionId id) {
        // The session of an organization stands among the keys, but not under their prefix.
        return Utf8.bytes(id.isOfOrganization() ? id.value() : PREFIX + id.value());
    }

    @Override
    public @Nullable SessionId id(byte[] key) {
        var name = Utf8.text(key);
        if (name == null || name.isEmpty()) {
            return null;
        }
        var whole = new SessionId(name);
        if (whole.isOfOrganization()) {
            return whole;
        }
        if (!name.startsWith(PREFIX) || name.length() == PREFIX.length()) {
            return null;
        }
        var id = new SessionId(name.substring(PREFIX.length()));
        // A key of the original may be called like that; here no session is.
        return id.isOfOrganization() ? null : id;
    }

    @Override
    public byte[] pattern() {
        return BOTH.getBytes(US_ASCII);
    }

    @Override
    public byte[] write(Session session) {
        return Utf8.bytes(TykSessions.write(session));
    }

    @Override
    public Session read(byte[] record) {
        var text = Utf8.text(record);
        if (text == null) {
            throw new IllegalArgumentException("it is no UTF-8");
        }
        return TykSessions.read(text);
    }

    @Override
    public String version() {
        return "";
    }

    @Override
    public byte[] key(SingleUse use) {
        return rest.key(use);
    }

    @Override
    public byte[] channel() {
        return CHANNEL.clone();
    }

    @Override
    public byte[] notice(SessionId id) {
        return notices.write(id);
    }

    @Override
    public List<SessionId> changed(byte[] notice) {
        return TykNotice.read(notice);
    }

    @Override
    public String toString() {
        return "Tyk's layout " + PREFIX + "id";
    }
}
