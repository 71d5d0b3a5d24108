// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.authentication.signature.SignatureRules;
import dev.gatehouse.core.authentication.signature.SigningForm;
import dev.gatehouse.core.authentication.signature.Tolerance;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.MethodRules;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The signatures that a definition asks for.
 *
 * @param members the object that they stand in
 * @param spelling how they are spelled there
 * @param own switches of ours: they turn on what the original gateway does and should not, or what it does not and should
 */
record SignatureMembers(TypedMembers members, Spelling spelling, TypedMembers own) {
    private static final String UNSIGNED_DATE = "allow_unsigned_date";
    private static final String MISSING_HEADERS = "allow_missing_headers";
    private static final String UNKNOWN_ALGORITHMS = "allow_unknown_algorithms";
    private static final String REFUSE_REPLAY = "refuse_replay";
    private static final String REQUIRE_DIGEST = "require_digest";
    private static final String REQUIRE_TARGET = "require_target";

    static final Set<String> SWITCHES = Set.of(
            UNSIGNED_DATE,
            MISSING_HEADERS,
            UNKNOWN_ALGORITHMS,
            REFUSE_REPLAY,
            REQUIRE_DIGEST,
            REQUIRE_TARGET,
            MessageSignatureMembers.NAME);

    /** What is accepted where a definition does not say: {@code rsa} with any hash means one and the same. */
    private static final Set<String> USUAL_ALGORITHMS = Set.of(
            "hmac-sha1",
            "hmac-sha256",
            "hmac-sha384",
            "hmac-sha512",
            "rsa",
            "rsa-sha1",
            "rsa-sha256",
            "rsa-sha384",
            "rsa-sha512");

    private static final double NANOS = 1_000_000;
    private static final Duration LONGEST_REMEMBERED_SKEW = Duration.ofDays(3);

    /** Those of RFC 9421 stand in place of the original's where our extension asks for them. */
    MethodRules rules(List<CredentialLocation> locations) {
        return MessageSignatureMembers.of(own).orElseGet(() -> ofTheOriginal(locations));
    }

    private SignatureRules ofTheOriginal(List<CredentialLocation> locations) {
        var skew = skew();
        return new SignatureRules(
                locations,
                SigningForm.GATEWAY,
                algorithms(),
                covered(),
                new SignatureRules.Limits(skew, SignatureRules.Limits.USUAL_BODY),
                tolerances(skew));
    }

    private Set<String> covered() {
        var covered = new HashSet<String>();
        if (!own.flag(UNSIGNED_DATE)) {
            covered.add("date");
        }
        if (own.flag(REQUIRE_TARGET)) {
            covered.add("(request-target)");
        }
        return covered;
    }

    private Set<String> algorithms() {
        var listed = Set.copyOf(members.texts(spelling.of("hmac_allowed_algorithms", "allowedAlgorithms")));
        if (!listed.isEmpty()) {
            return listed;
        }
        return own.flag(UNKNOWN_ALGORITHMS) ? Set.of() : USUAL_ALGORITHMS;
    }

    /** In milliseconds. Null where a date is only read: nothing, or nothing above zero, means so in the original gateway. */
    private @Nullable Duration skew() {
        double milliseconds = members.number(spelling.of("hmac_allowed_clock_skew", "allowedClockSkew"));
        return milliseconds > 0 ? Duration.ofNanos(Math.max(1, Math.round(milliseconds * NANOS))) : null;
    }

    private Set<Tolerance> tolerances(@Nullable Duration skew) {
        var tolerances = EnumSet.noneOf(Tolerance.class);
        if (own.flag(MISSING_HEADERS)) {
            tolerances.add(Tolerance.MISSING_HEADERS);
        }
        if (own.flag(UNKNOWN_ALGORITHMS)) {
            tolerances.add(Tolerance.UNKNOWN_ALGORITHMS);
        }
        if (!own.flag(REQUIRE_DIGEST)) {
            tolerances.add(Tolerance.UNSIGNED_BODY);
        }
        if (!refusesReplay(skew)) {
            tolerances.add(Tolerance.REPLAY);
        }
        return tolerances;
    }

    /** Two equal requests of one second have one signature, and the original gateway lets both pass. */
    private boolean refusesReplay(@Nullable Duration skew) {
        boolean wanted = own.flag(REFUSE_REPLAY);
        boolean bounded = skew != null && skew.compareTo(LONGEST_REMEMBERED_SKEW) <= 0;
        if (wanted && !bounded) {
            own.problem(REFUSE_REPLAY, "needs a clock skew of at most " + LONGEST_REMEMBERED_SKEW);
        }
        return wanted && bounded;
    }
}
