// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.access;

import dev.gatehouse.authentication.Proof;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.session.StoredSession;
import java.util.List;
import java.util.Optional;

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
     * @param effects what the host must apply
     */
    record Granted(Optional<StoredSession> session, List<Proof> proofs, Effects effects) implements AccessDecision {
        public Granted {
            proofs = List.copyOf(proofs);
        }
    }

    /**
     * The request may not pass.
     *
     * @param denial what the client is told
     * @param effects what the host must apply to the answer
     */
    record Denied(Denial denial, Effects effects) implements AccessDecision {}

    /**
     * The library answers the client itself, for instance a cross-origin preflight.
     *
     * @param answer to send as it is
     * @param effects what the host must apply to the answer
     */
    record Answered(HttpAnswer answer, Effects effects) implements AccessDecision {}
}
