// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.event;

import dev.gatehouse.definition.Degradation;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Usage;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.StorePort;
import java.time.Instant;
import java.util.Optional;

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
     * The version that the request asks for is not served.
     *
     * @param origin which request
     * @param refusal why
     */
    record VersionRefused(Origin origin, Refusal refusal) implements RequestEvent {}

    /**
     * A limit is reached, and the request was refused for it. If several refuse, there is one event, for the one that
     * decided the answer.
     *
     * @param origin which request
     * @param organization tenant of the API
     * @param session the session that asked; empty on open APIs and paths
     * @param usage the limit
     */
    record LimitExceeded(Origin origin, OrganizationId organization, Optional<SessionId> session, Usage usage)
            implements RequestEvent {}

    /**
     * Smoothing gave more requests, or took some away: which of the two, the status of the limit says.
     *
     * @param origin the request at which it did
     * @param organization tenant of the API
     * @param session the session that asked; empty on open APIs and paths
     * @param usage the limit
     */
    record LimitMoved(Origin origin, OrganizationId organization, Optional<SessionId> session, Usage usage)
            implements RequestEvent {}

    /**
     * As much of a quota is used as its holder wanted to be told of. One for each threshold and period, at the request that
     * crosses it.
     *
     * @param origin which request
     * @param organization tenant of the API
     * @param session the session that asked; empty on open APIs and paths
     * @param threshold percentage that is crossed
     * @param usage the quota
     */
    record QuotaTriggered(
            Origin origin, OrganizationId organization, Optional<SessionId> session, double threshold, Usage usage)
            implements RequestEvent {}

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
