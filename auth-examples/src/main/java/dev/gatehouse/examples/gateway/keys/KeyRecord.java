// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A session by the names that its stored record has for what the session itself does not express. Immutable. */
final class KeyRecord {
    static final String DATE_CREATED = "date_created";
    static final String LAST_UPDATED = "last_updated";
    static final String QUOTA_RENEWS = "quota_renews";
    static final String QUOTA_RENEWAL_RATE = "quota_renewal_rate";
    static final String BASIC = "basic_auth_data";
    static final String CERTIFICATE = "certificate";
    static final String BINDINGS = "mtls_static_certificate_bindings";

    private final Session session;

    KeyRecord(Session session) {
        this.session = session;
    }

    String text(String name) {
        return Objects.toString(session.residue().get(name), "");
    }

    long number(String name) {
        return session.residue().get(name) instanceof Number number ? number.longValue() : 0;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(session.residue().get(name));
    }

    List<String> texts(String name) {
        return session.residue().get(name) instanceof List<?> list
                ? list.stream().map(Objects::toString).toList()
                : List.of();
    }

    String password() {
        return session.residue().get(BASIC) instanceof Map<?, ?> data ? Objects.toString(data.get("password"), "") : "";
    }

    /** Sets members, or removes those whose value is null; then reads the record anew, since its kind may be another. */
    Session with(Map<String, ?> changes) {
        var record = JsonText.readObject(TykSessions.write(session));
        changes.forEach((name, value) -> change(record, name, value));
        return TykSessions.read(JsonText.write(record));
    }

    private static void change(ObjectNode record, String name, @Nullable Object value) {
        if (value == null) {
            record.remove(name);
        } else {
            record.putPOJO(name, value);
        }
    }

    /** The record without its password, for people. */
    Session shown() {
        if (!(session.residue().get(BASIC) instanceof Map<?, ?> data)) {
            return session;
        }
        var rest = new LinkedHashMap<Object, Object>(data);
        rest.remove("password");
        return with(Map.of(BASIC, rest));
    }
}
