// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.Session;
import java.time.Instant;
import java.util.Optional;

/**
 * What a format of records wants done when a key is made or changed, in members that a session itself does not have:
 * dates, counters, credentials. Thread-safe.
 *
 * @since 0.1
 */
public interface KeyRecords {
    /**
     * Looks whether a record may be made for a key.
     *
     * @param session the record
     * @return why not; empty if it may
     */
    Optional<Refused> refusalOfKey(Session session);

    /**
     * Looks whether a record may be made for a user.
     *
     * @param session the record
     * @return why not; empty if it may
     */
    Optional<Refused> refusalOfUser(Session session);

    /**
     * Looks whether one record may take the place of another.
     *
     * @param old the record
     * @param replacement the other one
     * @return why not; empty if it may
     */
    Optional<Refused> refusalOfChange(Session old, Session replacement);

    /**
     * Completes the record of a key that is made up, with secrets of its own if it needs any.
     *
     * @param session the record
     * @param now the time
     * @return the record as it is written
     */
    Session minted(Session session, Instant now);

    /**
     * Completes the record of a key that was chosen elsewhere, or of a user.
     *
     * @param session the record
     * @param now the time
     * @return the record as it is written
     */
    Session added(Session session, Instant now);

    /**
     * Completes a record that takes the place of another.
     *
     * @param old the record that it replaces
     * @param replacement the record
     * @param counters whether the quota starts anew
     * @param now the time
     * @return the record as it is written
     */
    Session changed(Session old, Session replacement, Counters counters, Instant now);

    /** {@return records that are written as they are} */
    static KeyRecords plain() {
        return PlainKeyRecords.ONLY;
    }
}
