// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Counters in our own layout. The organization stands in braces, so that on a cluster all counters of a decision are on one
 * server, and a script can use them together.
 */
final class OwnLimits implements LimitLayout {
    /** Escaping makes no percent sign that stands alone, or before another one. */
    private static final String NO_ORGANIZATION = "%";

    private static final String HASHED = "%%";
    private static final int LONGEST_PART = 128;
    private static final String FORM = "own";

    private final String limits;

    OwnLimits(String namespace) {
        limits = namespace + ":limit:{";
    }

    @Override
    public CounterPlace place(LimitKey key, Limit limit, boolean sharded) {
        return new CounterPlace(FORM, List.of(name(key, limit)));
    }

    @Override
    public List<byte[]> places(LimitKey key, Limit limit) {
        return List.of(name(key, limit));
    }

    @Override
    public List<String> scripts() {
        return List.of("limits/own.lua");
    }

    /** Limits that count alike have one name. */
    byte[] name(LimitKey key, Limit limit) {
        return name(key, word(limit) + LimitArgument.micros(limit.period()));
    }

    /** What else is kept of a counter stands beside it, under a word that is no way of counting. */
    byte[] name(LimitKey key, String word) {
        var holder = key.holder();
        var organization = Escaping.escape(holder.organization().value());
        var name =
                limits + (organization.isEmpty() ? NO_ORGANIZATION : organization) + "}:" + lower(key.measure()) + ":"
                        + word + ":" + lower(holder.kind()) + ":" + part(holder.name()) + ":" + part(key.scope()) + ":"
                        + part(key.endpoint());
        return name.getBytes(US_ASCII);
    }

    private static String word(Limit limit) {
        return switch (limit.way()) {
            case OPENED_WINDOW -> "opened";
            case FIXED_WINDOW -> "fixed";
            case SLIDING_LOG -> "log";
            case TOKEN_BUCKET -> "bucket" + limit.permits() + "/";
        };
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /** What a client may choose must not make names of any length. */
    private static String part(String text) {
        var escaped = Escaping.escape(text);
        return escaped.length() <= LONGEST_PART ? escaped : HASHED + sha256(escaped);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "own layout " + limits + "organization}";
    }
}
