// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.foreign;

import java.time.Instant;
import java.util.List;

/** One of two implementations of RFC 9421 that talk to each other. */
interface Side {
    Instant SIGNED = Instant.ofEpochSecond(1_618_884_473);
    Instant ARRIVED = SIGNED.plusSeconds(10);
    String GENUINE = "genuine";
    String LABEL = "interop";

    /** The request with its signature, good for a minute, and with the digest of its body if that is covered. */
    SentRequest sign(SentRequest request, SignatureKey key, List<String> covered);

    /** {@link #GENUINE}, or why not. Signatures are good for five minutes, if they do not say less. */
    String verdict(SentRequest request, SignatureKey key, List<String> required, Instant now);

    default String verdict(SentRequest request, SignatureKey key, List<String> required) {
        return verdict(request, key, required, ARRIVED);
    }
}
