// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A record and when it ends.
 *
 * @param stored the session under its id, ready to be handed out
 * @param deadline in milliseconds of the epoch; the largest number for never
 */
record Entry(StoredSession stored, long deadline) {
    static Entry of(SessionId id, Session session, @Nullable Duration timeToLive, InstantSource clock) {
        return new Entry(new StoredSession(id, session), deadline(timeToLive, clock));
    }

    private static long deadline(@Nullable Duration timeToLive, InstantSource clock) {
        if (timeToLive == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Math.addExact(clock.millis(), timeToLive.toMillis());
        } catch (ArithmeticException beyondAllTime) {
            return timeToLive.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    boolean endedAt(InstantSource clock) {
        return deadline != Long.MAX_VALUE && clock.millis() >= deadline;
    }
}
