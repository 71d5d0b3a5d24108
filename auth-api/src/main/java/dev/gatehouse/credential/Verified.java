// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * That a method of the host's own found a credential good, and for how long it need not be asked again.
 *
 * @param until the credential is taken for good before this second, without asking; in whole seconds, after 1970 began
 * @param by which method of which API said so of which credential, the only one that need not ask; one word that stands for all
 *     of this and holds nothing of the credential in clear. Empty for any, as where nobody wrote it down
 * @since 0.1
 */
public record Verified(Instant until, Optional<String> by) {
    private static final Instant LONG_AGO = Instant.ofEpochSecond(1);

    public Verified {
        if (until.isBefore(LONG_AGO)) {
            throw new IllegalArgumentException(
                    "a credential is verified until a second after 1970 began, was " + until);
        }
        until = Instant.ofEpochSecond(until.getEpochSecond());
    }

    /**
     * For one request only.
     *
     * @param by whose method said so
     * @return found good, to be asked about again
     */
    public static Verified once(String by) {
        return new Verified(LONG_AGO, Optional.of(by));
    }

    /**
     * Looks whether the method need not be asked.
     *
     * @param asking who would have to ask, and about what
     * @param now the current time
     * @return whether the credential is taken for good
     */
    public boolean holds(String asking, Instant now) {
        return until.getEpochSecond() > now.getEpochSecond()
                && by.map(asking::equals).orElse(true);
    }
}
