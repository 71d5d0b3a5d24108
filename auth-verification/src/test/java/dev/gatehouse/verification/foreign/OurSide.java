// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.foreign;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules.Builder;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureVerifier;
import dev.gatehouse.core.authentication.messagesignature.MessageSigner;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Genuine;
import dev.gatehouse.core.authentication.signature.key.SignatureVerdict.Refused;
import dev.gatehouse.explanation.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

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
        return judged(request, key, now, rules -> rules.covering(required.toArray(String[]::new)));
    }

    /** Whatever it covers. */
    String anyVerdict(SentRequest request, SignatureKey key) {
        return judged(request, key, ARRIVED, Builder::allowAnythingUnsigned);
    }

    private static String judged(SentRequest request, SignatureKey key, Instant now, UnaryOperator<Builder> more) {
        var rules = MessageSignatureRules.accepting(Duration.ofMinutes(5), Duration.ZERO, key.ours())
                .allowUnsignedBody()
                .label(LABEL);
        var verdict = new MessageSignatureVerifier(more.apply(rules).build(), InstantSource.fixed(now))
                .verify(request.ours(), key.finder(), Trace.none());
        if (verdict instanceof Genuine) {
            return GENUINE;
        }
        return verdict instanceof Refused refused ? refused.detail() : verdict.toString();
    }

    @Override
    public String toString() {
        return "we";
    }
}
