// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.event;

/**
 * Is told what happened. Called on the thread of the request, after the decision is made: it cannot change the outcome,
 * and should return quickly. Thread-safe. Of an exception that it throws, logs name class and place, never the message.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface EventListener {
    /**
     * Takes note of an event.
     *
     * @param event what happened
     */
    void on(AuthEvent event);
}
