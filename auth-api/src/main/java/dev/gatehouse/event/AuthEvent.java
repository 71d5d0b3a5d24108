// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.event;

import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.session.SessionId;
import java.time.Instant;

/**
 * What happened. Holds no credential: session ids print their last characters only.
 *
 * @since 0.1
 */
public sealed interface AuthEvent {
    /** {@return which request it happened to} */
    Origin origin();

    /**
     * Which request something happened to.
     *
     * @param api the API asked for
     * @param method HTTP method
     * @param path as sent, without the query
     * @param remoteAddress address of the peer
     * @param at when
     */
    record Origin(ApiId api, String method, String path, String remoteAddress, Instant at) {}

    /**
     * A credential was presented and is not genuine, or is unknown, and nothing else proved the request. If the API has
     * alternatives there is one event for each credential that was refused.
     *
     * @param origin which request
     * @param refusal why
     */
    record AuthenticationFailed(Origin origin, Refusal refusal) implements AuthEvent {}

    /**
     * The credential is genuine, but its session is switched off or past its end.
     *
     * @param origin which request
     * @param session the session
     * @param refusal which of the two
     */
    record SessionEnded(Origin origin, SessionId session, Refusal refusal) implements AuthEvent {}

    /**
     * The credential is genuine, but its session may not do this.
     *
     * @param origin which request
     * @param session the session
     * @param refusal why
     */
    record AccessRefused(Origin origin, SessionId session, Refusal refusal) implements AuthEvent {}

    /**
     * The request was refused because something does not work: a store, or code of the host.
     *
     * @param origin which request
     * @param refusal what does not work
     */
    record DecisionFailed(Origin origin, Refusal refusal) implements AuthEvent {}
}
