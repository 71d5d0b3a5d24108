// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.event;

import dev.gatehouse.event.AuthEvent;
import java.util.Optional;

/**
 * Writes events for others. Thread-safe, quick, and without secrets: it is asked on the thread of a request.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface EventText {
    /**
     * Writes an event.
     *
     * @param event what happened
     * @return the text; empty for an event that is not to be told
     */
    Optional<String> of(AuthEvent event);
}
