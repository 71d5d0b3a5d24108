// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.hook;

/**
 * Looks at the requests of an API, before anybody has said who asks or once that is known, and may let them go on, changed or
 * not, refuse them or answer them.
 *
 * <p>What it changes about a request those who come after it see: a hook in front may translate a credential of its own into
 * one that the API asks for. Thread-safe; may block. An exception refuses the request; it never opens it.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Hook {
    /**
     * Looks at a request.
     *
     * @param call the request, and what is known of it
     * @return what becomes of it
     */
    HookOutcome look(HookCall call);
}
