// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.foreign;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureVerifier;
import dev.gatehouse.core.authentication.messagesignature.MessageSigner;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.explanation.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** This library. */
final class OurSide implements Side {
    @Override
    public SentRequest sign(SentRequest request, SignatureKey key, List<String> covered) {
        var added = MessageSigner.builder(SignatureKey.ID, key.ours(), key.signing())
                .covering(covered.toArray(String[]::new))
                .label(LABEL)
                .tag("a \"tag\"")
                .namingAlgorithm()
                .expiringAfter(Duration.ofMinutes(1))
                .clock(InstantSource.fixed(SIGNED))
                .build()
                .sign(request.ours());
        return request.and(added);
    }

    @Override
    public String verdict(SentRequest request, SignatureKey key, List<String> required, Instant now) {
        var rules = MessageSignatureRules.accepting(Duration.ofMinutes(5), Duration.ZERO, key.ours())
                .covering(required.toArray(String[]::new))
                .allowUnsignedBody()
                .label(LABEL)
                .build();
        var verdict = new MessageSignatureVerifier(rules, InstantSource.fixed(now))
                .verify(request.ours(), key.finder(), Trace.none());
        return verdict instanceof Refused refused ? refused.detail() : GENUINE;
    }

    @Override
    public String toString() {
        return "we";
    }
}
