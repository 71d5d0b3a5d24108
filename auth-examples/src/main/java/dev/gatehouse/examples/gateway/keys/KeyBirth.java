// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.session.Session;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** What the gateway itself writes into the record of a key. */
final class KeyBirth {
    private static final int SECRET_BYTES = 16;

    private final InstantSource clock;
    private final SecureRandom random;

    KeyBirth(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    Session born(Session session) {
        var now = clock.instant();
        var members = quotaStarting(session, now);
        members.put(KeyRecord.DATE_CREATED, now.toString());
        return new KeyRecord(session).with(members);
    }

    /** A secret that the client gave is replaced: nobody knows how it was chosen. */
    Session bornWithSecret(Session session) {
        var record = new KeyRecord(session);
        return record.flag("hmac_enabled") ? born(record.with(Map.of("hmac_string", secret()))) : born(session);
    }

    Session changed(Session old, Session session) {
        var members = quotaStarting(session, clock.instant());
        members.putAll(kept(old, session));
        return new KeyRecord(session).with(members);
    }

    Session changedQuietly(Session old, Session session) {
        var members = kept(old, session);
        var before = old.residue().members();
        members.put(KeyRecord.QUOTA_RENEWS, before.get(KeyRecord.QUOTA_RENEWS));
        members.put(KeyRecord.LAST_UPDATED, before.get(KeyRecord.LAST_UPDATED));
        return new KeyRecord(session).with(members);
    }

    private static Map<String, Object> quotaStarting(Session session, Instant now) {
        var members = new HashMap<String, Object>();
        long seconds = now.getEpochSecond();
        members.put(KeyRecord.QUOTA_RENEWS, seconds + new KeyRecord(session).number(KeyRecord.QUOTA_RENEWAL_RATE));
        members.put(KeyRecord.LAST_UPDATED, Long.toString(seconds));
        return members;
    }

    /** What an update cannot change, and credentials that it does not speak of. */
    private static Map<String, Object> kept(Session old, Session session) {
        var members = new HashMap<String, Object>();
        members.put(KeyRecord.DATE_CREATED, old.residue().get(KeyRecord.DATE_CREATED));
        if (new KeyRecord(session).password().isEmpty() && old.residue().get(KeyRecord.BASIC) != null) {
            members.put(KeyRecord.BASIC, old.residue().get(KeyRecord.BASIC));
        }
        return members;
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder()
                .encodeToString(HexFormat.of().formatHex(bytes).getBytes(UTF_8));
    }
}
