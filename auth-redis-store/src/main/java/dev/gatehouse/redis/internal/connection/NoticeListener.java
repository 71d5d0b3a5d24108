// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

/**
 * Hears what is published on a channel. Called by one thread.
 *
 * @since 0.1
 */
public interface NoticeListener {
    /**
     * A message came.
     *
     * @param message the message
     */
    void heard(byte[] message);

    /** Nobody listened for a while: messages may have been missed. Called whenever listening begins or ends. */
    void mayHaveMissed();
}
