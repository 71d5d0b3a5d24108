// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.core.session.KeyMinting.NamedKey;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.Session;
import java.security.SecureRandom;
import java.time.Instant;

/** Makes keys that nobody can guess. */
record KeyBirth(KeyMinting minting, KeyWriter writer, SecureRandom random) {
    private static final int TRIES = 8;

    /** Tries again where a short hash makes two keys share a record, which must not be taken over. */
    NamedKey bear(Session session, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            var key = minting.mint(session.organization(), random);
            if (writer.add(key.id(), session, Existing.KEPT, now)) {
                return key;
            }
        }
        throw new IllegalStateException(TRIES + " random keys in a row exist already: their hash is too short");
    }
}
