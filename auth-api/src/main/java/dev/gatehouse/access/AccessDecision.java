// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.access;

import dev.gatehouse.authentication.Proof;
import dev.gatehouse.entitlement.Throttle;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.policy.Usage;
import dev.gatehouse.session.StoredSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The final answer to the host.
 *
 * @since 0.1
 */
public sealed interface AccessDecision {
    /** {@return what the host must apply to request and answer} */
    Effects effects();

    /**
     * The request may pass.
     *
     * @param session the session that rules it; empty on open APIs and paths
     * @param proofs what was proved; empty on open APIs and paths
     * @param usage how the limits stand, this request included; none if nothing is limited
     * @param effects what the host must apply
     */
    record Granted(Optional<StoredSession> session, List<Proof> proofs, List<Usage> usage, Effects effects)
            implements AccessDecision {
        public Granted {
            proofs = List.copyOf(proofs);
            usage = List.copyOf(usage);
        }

        /**
         * A request that nothing limits.
         *
         * @param session the session that rules it
         * @param proofs what was proved
         * @param effects what the host must apply
         */
        public Granted(Optional<StoredSession> session, List<Proof> proofs, Effects effects) {
            this(session, proofs, List.of(), effects);
        }
    }

    /**
     * The request may not pass.
     *
     * @param denial what the client is told
     * @param usage how the limits stand that were looked at; of those that refuse, this says when they would not
     * @param throttle whether the host may wait and ask again instead of refusing the request at once
     * @param again how to ask again after waiting: only the limits are, and whether the session has ended. Nothing is
     *     proved anew, so what counts once is not used up by waiting, and a record that is deleted meanwhile is not missed.
     *     That the rate refuses is told once. Each call is one try; empty unless the throttle allows any
     * @param effects what the host must apply to the answer
     */
    record Denied(
            Denial denial,
            List<Usage> usage,
            Throttle throttle,
            Optional<Supplier<AccessDecision>> again,
            Effects effects)
            implements AccessDecision {
        public Denied {
            usage = List.copyOf(usage);
        }

        /**
         * A refusal that has nothing to do with limits.
         *
         * @param denial what the client is told
         * @param effects what the host must apply to the answer
         */
        public Denied(Denial denial, Effects effects) {
            this(denial, List.of(), Throttle.none(), Optional.empty(), effects);
        }
    }

    /**
     * The library answers the client itself, for instance a cross-origin preflight.
     *
     * @param answer to send as it is
     * @param effects what the host must apply to the answer
     */
    record Answered(HttpAnswer answer, Effects effects) implements AccessDecision {}
}
