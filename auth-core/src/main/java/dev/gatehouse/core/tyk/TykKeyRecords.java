// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.session.KeyRecords;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.Session;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What the original writes into the record of a key when it is made or changed: the time of its making, when its quota
 * renews, a secret to sign with. What is kept by a change is the time of making, and a password of which the new record
 * does not speak.
 *
 * @since 0.1
 */
public final class TykKeyRecords implements KeyRecords {
    private static final int SECRET_BYTES = 16;

    private final SecureRandom random;

    /**
     * Records whose secrets come from the given source.
     *
     * @param random the source
     */
    public TykKeyRecords(SecureRandom random) {
        this.random = random;
    }

    /**
     * Makes a record presentable.
     *
     * @param session the record
     * @return the same without the password
     */
    public static Session shown(Session session) {
        return new KeyRecord(session).withoutPassword();
    }

    /**
     * How passwords of users are kept: new ones in the way that is named, and all others of the original are read, but for
     * the one that ignores the end of a password. What is kept in a weaker way is outdated; what another password matches,
     * too, is not, or that one would be kept.
     *
     * @param function {@code basic_auth_hash_key_function}: bcrypt, sha256, murmur128, murmur64 or murmur32; bcrypt if it
     *     is none of these. Besides these {@code argon2id}, which the original cannot read
     * @param legacyMurmur32Allowed whether the one that ignores the end of a password is read,
     *     and may be named
     * @return the hashing
     * @throws IllegalArgumentException if it is named, and not allowed
     */
    public static PasswordHashing passwords(String function, boolean legacyMurmur32Allowed) {
        var configured = PasswordFunctions.configured(function);
        if (configured.equals(TykHash.MURMUR32.word()) && !legacyMurmur32Allowed) {
            throw new IllegalArgumentException("basic_auth_hash_key_function murmur32 hashes only part of a password:"
                    + " set it to bcrypt or argon2id, or allow_legacy_murmur32 to true");
        }
        return PasswordFunctions.of(configured, legacyMurmur32Allowed);
    }

    @Override
    public Optional<Refused> refusalOfKey(Session session) {
        return KeyRecordChecks.ofKey(session);
    }

    @Override
    public Optional<Refused> refusalOfUser(Session session) {
        return KeyRecordChecks.ofUser(session);
    }

    @Override
    public Optional<Refused> refusalOfChange(Session old, Session replacement) {
        return KeyRecordChecks.ofChange(old, replacement);
    }

    /** {@inheritDoc} A secret to sign with that came along is replaced: nobody knows how it was chosen. */
    @Override
    public Session minted(Session session, Instant now) {
        var members = born(session, now);
        if (session.credentials().signature().hmacEnabled()) {
            members.put(KeyRecord.HMAC_SECRET, secret());
        }
        return new KeyRecord(session).with(members);
    }

    @Override
    public Session added(Session session, Instant now) {
        return new KeyRecord(session).with(born(session, now));
    }

    private static Map<String, Object> born(Session session, Instant now) {
        var members = quotaStarting(session, now);
        members.put(KeyRecord.DATE_CREATED, now.toString());
        return members;
    }

    @Override
    public Session changed(Session old, Session replacement, Counters counters, Instant now) {
        var before = new KeyRecord(old);
        var members = counters == Counters.KEPT ? quotaGoingOn(before) : quotaStarting(replacement, now);
        members.put(KeyRecord.DATE_CREATED, before.get(KeyRecord.DATE_CREATED));
        var basic = before.basic();
        if (replacement.credentials().password().isEmpty() && basic != null) {
            members.put(KeyRecord.BASIC, basic);
        }
        return new KeyRecord(replacement).with(members);
    }

    private static Map<String, Object> quotaStarting(Session session, Instant now) {
        var members = new HashMap<String, Object>();
        long seconds = now.getEpochSecond();
        var renewal = session.grants().own().limits().quota().renewal();
        members.put(KeyRecord.QUOTA_RENEWS, seconds + renewal.toSeconds());
        members.put(KeyRecord.LAST_UPDATED, Long.toString(seconds));
        return members;
    }

    private static Map<String, Object> quotaGoingOn(KeyRecord before) {
        var members = new HashMap<String, Object>();
        members.put(KeyRecord.QUOTA_RENEWS, before.get(KeyRecord.QUOTA_RENEWS));
        members.put(KeyRecord.LAST_UPDATED, before.get(KeyRecord.LAST_UPDATED));
        return members;
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder()
                .encodeToString(HexFormat.of().formatHex(bytes).getBytes(UTF_8));
    }
}
