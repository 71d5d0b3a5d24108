// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.authentication;

import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;

/**
 * Proves identity from the facts of a request, by one method under the rules of one API.
 *
 * <p>Says {@link Authentication.Absent} if and only if the request holds nothing that could be meant for it, and
 * {@link Authentication.Rejected} if it holds something that is not good: where a requirement is optional, a request about which
 * every method says {@code Absent} passes as nobody. A wrong credential that is called absent so passes, and a stranger who is
 * called rejected is refused.
 *
 * <p>Writes nothing and changes nothing: what must be remembered is written when the request is granted. Runs at most
 * once for a request, however often the requirement of the API names it. Thread-safe; may block on a store or a peer. An
 * exception refuses the request; it never opens it. Logs name its class and where it was thrown, never its message, which
 * may quote a credential.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Authenticator {
    /**
     * Looks for the credential and verifies it.
     *
     * @param request the request
     * @param trace receives the steps taken
     * @return what came out
     * @throws dev.gatehouse.store.StoreUnavailableException if a store does not answer
     */
    Authentication authenticate(HttpRequest request, Trace trace);
}
