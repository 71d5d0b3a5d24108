// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.event;

import dev.gatehouse.definition.Degradation;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.StorePort;
import java.time.Instant;

/**
 * What happened. Holds no credential: session ids print their last characters only.
 *
 * @since 0.1
 */
public sealed interface AuthEvent {
    /** {@return when} */
    Instant at();

    /** What happened to a request. */
    sealed interface RequestEvent extends AuthEvent {
        /** {@return which request it happened to} */
        Origin origin();

        @Override
        default Instant at() {
            return origin().at();
        }
    }

    /** What an operator did to a key. */
    sealed interface TokenEvent extends AuthEvent {
        /** {@return tenant of the key; none where who pointed at it did not say} */
        OrganizationId organization();

        /** {@return the name of its record} */
        SessionId session();
    }

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
    record AuthenticationFailed(Origin origin, Refusal refusal) implements RequestEvent {}

    /**
     * The credential is genuine, but its session is switched off or past its end.
     *
     * @param origin which request
     * @param session the session
     * @param refusal which of the two
     */
    record SessionEnded(Origin origin, SessionId session, Refusal refusal) implements RequestEvent {}

    /**
     * The credential is genuine, but its session may not do this.
     *
     * @param origin which request
     * @param session the session
     * @param refusal why
     */
    record AccessRefused(Origin origin, SessionId session, Refusal refusal) implements RequestEvent {}

    /**
     * The request was refused because something does not work: a store, or code of the host.
     *
     * @param origin which request
     * @param refusal what does not work
     */
    record DecisionFailed(Origin origin, Refusal refusal) implements RequestEvent {}

    /**
     * A store did not answer while a request was decided. One for each request, whatever became of it; if it was refused
     * for that, {@link DecisionFailed} follows.
     *
     * @param origin which request
     * @param port what was asked
     * @param degradation what became of the request
     */
    record StoreFailed(Origin origin, StorePort port, Degradation degradation) implements RequestEvent {}

    /**
     * A key was made up: minted, or made as the successor of another one.
     *
     * @param organization tenant of the key
     * @param session the name of its record
     * @param at when
     */
    record TokenCreated(OrganizationId organization, SessionId session, Instant at) implements TokenEvent {}

    /**
     * The record of a key was written under a name that was given: a key or user taken over, or changed.
     *
     * @param organization tenant of the key
     * @param session the name of its record
     * @param at when
     */
    record TokenUpdated(OrganizationId organization, SessionId session, Instant at) implements TokenEvent {}

    /**
     * A key was deleted.
     *
     * @param organization tenant in which it was pointed at
     * @param session the name of its record
     * @param at when
     */
    record TokenDeleted(OrganizationId organization, SessionId session, Instant at) implements TokenEvent {}
}
