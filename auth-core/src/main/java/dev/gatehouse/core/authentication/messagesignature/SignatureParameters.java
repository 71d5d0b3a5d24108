// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Replay;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Times;
import dev.gatehouse.core.internal.structured.BareItem;
import dev.gatehouse.core.internal.structured.Parameters;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parameters of a signature, RFC 9421 section 2.3. Others that it has are signed, and mean nothing here. */
record SignatureParameters(
        @Nullable Long created,
        @Nullable Long expires,
        @Nullable String nonce,
        @Nullable String alg,
        @Nullable String keyId) {
    private static final Set<String> MOMENTS = Set.of("created", "expires");
    private static final Set<String> TEXTS = Set.of("nonce", "alg", "keyid", "tag");

    /** Null if one of them is not of its type. */
    static @Nullable SignatureParameters of(Parameters parameters) {
        for (var entry : parameters.values().entrySet()) {
            if (!isTyped(entry.getKey(), entry.getValue())) {
                return null;
            }
        }
        return new SignatureParameters(
                parameters.whole("created"),
                parameters.whole("expires"),
                parameters.text("nonce"),
                parameters.text("alg"),
                parameters.text("keyid"));
    }

    private static boolean isTyped(String name, BareItem value) {
        if (MOMENTS.contains(name)) {
            return value instanceof BareItem.Whole;
        }
        return !TEXTS.contains(name) || value instanceof BareItem.Text;
    }

    /** Why the signature is not good now; null if it is. */
    @Nullable
    String problem(Times times, Instant now) {
        if (created == null) {
            return "the signature does not say when it was created";
        }
        var skew = times.clockSkew();
        var made = Instant.ofEpochSecond(created);
        if (made.isAfter(now.plus(skew))) {
            return "the signature was created later than now";
        }
        if (made.isBefore(now.minus(skew).minus(times.longestAge()))) {
            return "the signature is too old";
        }
        if (expires != null && !now.minus(skew).isBefore(Instant.ofEpochSecond(expires))) {
            return "the signature has expired";
        }
        boolean lacksNonce = times.replay() == Replay.REFUSED_BY_NONCE && (nonce == null || nonce.isEmpty());
        return lacksNonce ? "the signature has no nonce" : null;
    }
}
