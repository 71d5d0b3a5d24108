// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.store.SessionStore.CurrentSession;
import java.util.Optional;
import java.util.function.Function;

/** Changes keys as they are now: a change that another one overtook is made again, of what the other one left. */
record CurrentKeys(KeyLookup lookup) {
    /** Nobody is overtaken so often unless as many others change the same key at the same moment. */
    static final int MOST_ATTEMPTS = 16;

    static final Refused CONFLICT = new Refused(
            Reason.CONFLICT, "others changed the key meanwhile, " + MOST_ATTEMPTS + " times in a row; try again");

    /**
     * Makes a change.
     *
     * @param key what is changed
     * @param attempt makes the change of the key as it is then; empty if another one overtook it
     * @param unknown the outcome if there is no such key
     * @param conflict the outcome if every attempt was overtaken
     */
    <R> R change(KeyRef key, Function<CurrentSession, Optional<R>> attempt, R unknown, R conflict) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            var outcome = lookup.find(key).map(attempt).orElseGet(() -> Optional.of(unknown));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return conflict;
    }
}
