// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import dev.gatehouse.core.session.StoredLifetime;
import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.StoreFullException;
import dev.gatehouse.store.StoreUnavailableException;
import dev.gatehouse.store.UnreadableRecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keys from a file: a JSON object of sessions by key, each as the original gateway stores it. One entry that cannot be
 * used makes the whole file unusable; messages count entries from 1 and never name a key.
 *
 * @since 0.1
 */
public final class KeyFile {
    private static final long LONGEST = 256L * 1024 * 1024;

    private final Map<SessionId, Session> records;

    private KeyFile(Map<SessionId, Session> records) {
        this.records = records;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param settings how keys are named
     * @return its keys
     * @throws IllegalArgumentException if it cannot be used; the message tells the entry and the member
     */
    public static KeyFile read(Path file, TykKeySettings settings) {
        try {
            var object = JsonText.readObject(text(file));
            var records = new LinkedHashMap<SessionId, Session>();
            var naming = TykKeys.of(settings);
            int count = 0;
            for (var entry : object.properties()) {
                count++;
                add(records, naming, entry.getKey(), session(JsonText.write(entry.getValue()), count), count);
            }
            return new KeyFile(records);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException("the file of keys " + file + ": " + unusable.getMessage(), unusable);
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new IllegalArgumentException("longer than " + LONGEST + " bytes");
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("it cannot be read", unreadable);
        }
    }

    private static Session session(String json, int count) {
        try {
            var session = TykSessions.read(json);
            var password = session.credentials().password();
            if (password.isPresent() && password.get().scheme().isEmpty()) {
                throw new IllegalArgumentException("$.basic_auth_data.password is in clear: name its hash_type");
            }
            return session;
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("entry " + count + ": " + broken.getMessage(), broken);
        }
    }

    private static void add(Map<SessionId, Session> records, TykKeys naming, String key, Session session, int count) {
        if (naming.names(OrganizationId.none(), Secret.of(key)).isEmpty()) {
            throw new IllegalArgumentException("entry " + count + ": no request could present such a key");
        }
        if (naming.storedAs(Secret.of(key)).isOfOrganization()) {
            throw new IllegalArgumentException("entry " + count + ": its name is that of an organization's session");
        }
        if (records.put(naming.storedAs(Secret.of(key)), session) != null) {
            throw new IllegalArgumentException("entry " + count + ": another entry leads to the same record");
        }
    }

    /**
     * Writes the keys into a store in the order of the file, over those that it has.
     *
     * @param store the store
     * @param kept how long the record of a session is kept
     * @throws StoreUnavailableException if the store does not answer; the message tells how far it went
     * @throws IllegalStateException if the store refuses an entry, or has something else under its name
     */
    public void importInto(SessionStore store, Function<Session, StoredLifetime> kept) {
        int written = 0;
        for (var entry : records.entrySet()) {
            var session = entry.getValue();
            try {
                store.put(entry.getKey(), session, kept.apply(session).timeToLive());
                written++;
            } catch (StoreUnavailableException away) {
                throw new StoreUnavailableException(stopped(written) + "the store does not answer", away);
            } catch (StoreFullException | UnreadableRecordException | IllegalArgumentException refused) {
                throw new IllegalStateException(stopped(written) + refused.getMessage(), refused);
            }
        }
    }

    private String stopped(int written) {
        return "the file of keys cannot be imported beyond entry " + written + " of " + size() + ": ";
    }

    /** {@return how many keys there are} */
    public int size() {
        return records.size();
    }
}
