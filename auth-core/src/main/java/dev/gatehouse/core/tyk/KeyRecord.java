// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session by the names that its record has for what the session itself does not express. Immutable. */
record KeyRecord(Session session) {
    static final String DATE_CREATED = "date_created";
    static final String LAST_UPDATED = "last_updated";
    static final String QUOTA_RENEWS = "quota_renews";
    static final String BASIC = "basic_auth_data";
    static final String CERTIFICATE = "certificate";
    static final String BINDINGS = "mtls_static_certificate_bindings";
    static final String HMAC_SECRET = "hmac_string";
    private static final String PASSWORD = "password";

    @Nullable
    Object get(String name) {
        return session.residue().get(name);
    }

    String text(String name) {
        return Objects.toString(get(name), "");
    }

    List<String> texts(String name) {
        return get(name) instanceof List<?> list
                ? list.stream().map(Objects::toString).toList()
                : List.of();
    }

    Optional<StoredPassword> password() {
        return session.credentials().password();
    }

    /** Everything that the record says about a password, which may be more than the session knows. */
    @Nullable
    Object basic() {
        return password().isEmpty()
                ? get(BASIC)
                : Json.plain(TykSessions.node(session).path(BASIC));
    }

    /** Sets members, or removes those whose value is null. */
    Session with(Map<String, ?> changes) {
        return changed(record -> changes.forEach((name, value) -> set(record, name, value)));
    }

    private static void set(ObjectNode record, String name, @Nullable Object value) {
        if (value == null) {
            record.remove(name);
        } else {
            record.set(name, Json.tree(value));
        }
    }

    Session withoutPassword() {
        return changed(record -> {
            if (record.path(BASIC) instanceof ObjectNode basic) {
                basic.remove(PASSWORD);
            }
        });
    }

    /** The record is read anew, since its kind may be another. */
    private Session changed(Consumer<ObjectNode> change) {
        var record = TykSessions.node(session);
        change.accept(record);
        return TykSessions.read(record);
    }
}
