// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.MethodRules;
import dev.gatehouse.store.ReplayStore;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rules of the signature method: where a signature stands, what it must cover, and how it is made.
 *
 * @param locations in order of precedence; what several hold must be the same. If there is none, nobody passes
 * @param form how the signed text is made
 * @param algorithms names by which clients may call their algorithm, exactly
 * @param covered what every signature must cover, in lower case: {@code (request-target)} or the names of headers;
 *     {@code (created)} stands for {@code date}
 * @param limits of time and size
 * @param tolerances what is not checked
 * @since 0.1
 */
public record SignatureRules(
        List<CredentialLocation> locations,
        SigningForm form,
        Set<String> algorithms,
        Set<String> covered,
        Limits limits,
        Set<Tolerance> tolerances)
        implements MethodRules {
    /** Name of the method. */
    public static final String METHOD = "hmac_key";

    public SignatureRules {
        locations = List.copyOf(locations);
        algorithms = Set.copyOf(algorithms);
        covered = covered.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        tolerances = Set.copyOf(tolerances);
        requireAlgorithms(algorithms, tolerances);
        if (form == SigningForm.DRAFT) {
            requireKnown(algorithms, tolerances);
        }
        covered.forEach(SignatureRules::requireName);
        requireBoundedReplay(limits, tolerances);
    }

    private static void requireAlgorithms(Set<String> algorithms, Set<Tolerance> tolerances) {
        if (algorithms.isEmpty() && !tolerances.contains(Tolerance.UNKNOWN_ALGORITHMS)) {
            throw new IllegalArgumentException("algorithms must name at least one; there is no default");
        }
    }

    /** A misspelled name would refuse everybody. */
    private static void requireKnown(Set<String> algorithms, Set<Tolerance> tolerances) {
        for (var name : algorithms) {
            if (AlgorithmNames.meanings(SigningForm.DRAFT, name).isEmpty()
                    && !tolerances.contains(Tolerance.UNKNOWN_ALGORITHMS)) {
                throw new IllegalArgumentException("there is no algorithm named " + name);
            }
        }
    }

    private static void requireName(String name) {
        if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || c == ':')) {
            throw new IllegalArgumentException("nothing of a request can be named " + name);
        }
    }

    private static void requireBoundedReplay(Limits limits, Set<Tolerance> tolerances) {
        var skew = limits.clockSkew();
        if (!tolerances.contains(Tolerance.REPLAY)
                && (skew == null || skew.multipliedBy(2).compareTo(ReplayStore.LONGEST) > 0)) {
            throw new IllegalArgumentException("whoever refuses what was sent before must bound the clock skew by "
                    + ReplayStore.LONGEST.dividedBy(2) + ", was " + skew);
        }
    }

    /**
     * Begins rules for clients that sign as the draft says.
     *
     * @param clockSkew how far a date may be from now
     * @param algorithms names that are accepted, for instance {@code hmac-sha256}; at least one
     * @return a builder: a signature stands in {@code Authorization}, covers target, host, date and the digest of a body,
     *     and counts once: of two requests that are signed alike in one second the second is refused. The moment of creation, {@code (created)}, stands for the date
     */
    public static Builder accepting(Duration clockSkew, String... algorithms) {
        return new Builder(clockSkew, Set.of(algorithms));
    }

    /**
     * Looks whether a check is left out.
     *
     * @param tolerance the check
     * @return whether it is
     */
    public boolean tolerates(Tolerance tolerance) {
        return tolerances.contains(tolerance);
    }

    @Override
    public String method() {
        return METHOD;
    }

    /**
     * Limits of time and size.
     *
     * @param clockSkew how far a date may be from now, the difference between clocks of several instances included; null if
     *     only its form is checked
     * @param bodyBytes how long a body may be whose digest is signed, 0 to 1 GiB
     */
    public record Limits(@Nullable Duration clockSkew, int bodyBytes) {
        /** How long a body may be if nobody says: one MiB. */
        public static final int USUAL_BODY = 1 << 20;

        private static final int LONGEST_BODY = 1 << 30;

        public Limits {
            if (clockSkew != null && (clockSkew.isNegative() || clockSkew.isZero())) {
                throw new IllegalArgumentException("clockSkew must be more than 0, was " + clockSkew);
            }
            if (bodyBytes < 0 || bodyBytes > LONGEST_BODY) {
                throw new IllegalArgumentException("bodyBytes must be 0 to " + LONGEST_BODY + ", was " + bodyBytes);
            }
        }
    }

    /** Collects rules. Not thread-safe. */
    public static final class Builder {
        private final Duration clockSkew;
        private final Set<String> algorithms;
        private final Set<Tolerance> tolerances = EnumSet.noneOf(Tolerance.class);
        private final Set<String> covered = new HashSet<>(Set.of(SigningString.TARGET, SigningString.DATE));
        private List<CredentialLocation> locations = List.of(CredentialLocation.header("Authorization"));
        private SigningForm form = SigningForm.DRAFT;
        private int bodyBytes = Limits.USUAL_BODY;
        private boolean wholeTarget = true;

        private Builder(Duration clockSkew, Set<String> algorithms) {
            this.clockSkew = clockSkew;
            this.algorithms = algorithms;
        }

        /**
         * Sets where a signature stands.
         *
         * @param values in order of precedence
         * @return this
         */
        public Builder in(CredentialLocation... values) {
            locations = List.of(values);
            return this;
        }

        /**
         * Sets how the signed text is made.
         *
         * @param value the form
         * @return this
         */
        public Builder form(SigningForm value) {
            form = value;
            return this;
        }

        /**
         * Adds what every signature must cover.
         *
         * @param names of headers
         * @return this
         */
        public Builder covering(String... names) {
            covered.addAll(List.of(names));
            return this;
        }

        /** {@return this, accepting signatures that do not cover the date, which can be sent again for ever} */
        public Builder allowUnsignedDate() {
            covered.remove(SigningString.DATE);
            tolerances.add(Tolerance.REPLAY);
            return this;
        }

        /** {@return this, accepting signatures that do not cover method, host and path} */
        public Builder allowUnsignedTarget() {
            covered.remove(SigningString.TARGET);
            wholeTarget = false;
            return this;
        }

        /** {@return this, accepting signatures that do not cover the digest of the body} */
        public Builder allowUnsignedBody() {
            tolerances.add(Tolerance.UNSIGNED_BODY);
            return this;
        }

        /**
         * Leaves checks out.
         *
         * @param values the checks
         * @return this
         */
        public Builder tolerating(Tolerance... values) {
            tolerances.addAll(List.of(values));
            return this;
        }

        /**
         * Sets how long a body may be whose digest is signed.
         *
         * @param bytes at most
         * @return this
         */
        public Builder bodyLimit(int bytes) {
            bodyBytes = bytes;
            return this;
        }

        /** {@return the rules} */
        public SignatureRules build() {
            // In the original gateway every host is empty, so that signing it proves nothing.
            if (wholeTarget && form == SigningForm.DRAFT) {
                covered.add("host");
            }
            return new SignatureRules(
                    locations, form, algorithms, covered, new Limits(clockSkew, bodyBytes), tolerances);
        }
    }
}
