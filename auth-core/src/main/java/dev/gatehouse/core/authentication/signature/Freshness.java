// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For how long a signature is good. */
final class Freshness {
    private final SignatureRules rules;
    private final InstantSource clock;
    private final @Nullable Duration remembered;

    Freshness(SignatureRules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
        var skew = rules.limits().clockSkew();
        this.remembered = skew == null ? null : skew.multipliedBy(2).plusMillis(2);
    }

    /** Why a signature is not good now; null if it is. */
    @Nullable
    String problem(SigningString signed, SignatureParameters parameters) {
        var now = clock.instant();
        var moment = signed.judgesByCreation() ? parameters.moments().creation() : date(signed);
        if (moment.isEmpty() || !isNear(moment.get(), now)) {
            return "the date cannot be read, or is too far from now";
        }
        var skew = skew();
        if (parameters.moments().creation().filter(now.plus(skew)::isBefore).isPresent()) {
            return "the signature was created later than now";
        }
        boolean ended = parameters
                .moments()
                .end()
                .filter(end -> !now.minus(skew).isBefore(end))
                .isPresent();
        return ended ? "the signature has expired" : null;
    }

    private Optional<Instant> date(SigningString signed) {
        return rules.form() == SigningForm.DRAFT
                ? SignatureDate.parseStrictly(signed.date())
                : SignatureDate.parse(signed.date());
    }

    /** Whole milliseconds, as the original gateway counts them. */
    private boolean isNear(Instant moment, Instant now) {
        var distance = Duration.between(moment, now).abs();
        return rules.limits().clockSkew() == null
                || Duration.ofMillis(distance.toMillis()).compareTo(skew()) <= 0;
    }

    private Duration skew() {
        var skew = rules.limits().clockSkew();
        return skew == null ? Duration.ZERO : skew;
    }

    /**
     * How long a use must be remembered: from the earliest moment at which a signature is good to the latest, and the
     * millisecond that rounding adds at each end. Null if it is good for ever.
     */
    @Nullable
    Duration remembered() {
        return remembered;
    }
}
