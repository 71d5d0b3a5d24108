// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.definition.Degradation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.policy.PolicyEngine;
import dev.gatehouse.policy.PolicyEngine.Question;
import dev.gatehouse.policy.Ruling;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.StorePort;
import dev.gatehouse.store.StoreUnavailableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules on requests to an API, in the way that it declared while limits cannot be counted. */
final class Rulings {
    private final ProtectedApi api;
    private final PolicyEngine policies;
    private final @Nullable PolicyEngine local;
    private final Outcomes outcomes;

    Rulings(ProtectedApi api, Gatekeeper.Parts parts, Outcomes outcomes) {
        this.api = api;
        this.policies = parts.policies();
        this.local = parts.localPolicies();
        this.outcomes = outcomes;
        if (local == null && api.limitDegradation() == Degradation.LOCAL_LIMITS) {
            throw new IllegalArgumentException("API " + api.id()
                    + " wants local limits while the store does not answer, and the gatekeeper was given none");
        }
        requireCountable();
    }

    /** Who looks after the definition is to learn of it, not the clients. */
    private void requireCountable() {
        var counting = api.limits().counting();
        counting.of(api.limits().rate());
        api.paths().versions().all().stream()
                .flatMap(version -> version.endpointLimits().stream())
                .forEach(limit -> counting.of(limit.rate()));
    }

    Ruling of(Passage passage, Optional<StoredSession> session) {
        var question = new Question(api, passage.version(), passage.organization(), session, passage.request());
        if (passage.looksOnly()) {
            return policies.look(question, passage.trace());
        }
        try {
            return policies.rule(question, passage.trace());
        } catch (StoreUnavailableException away) {
            if (away.port().equals(Optional.of(StorePort.LIMITS))) {
                return degraded(question, passage, away);
            }
            throw away;
        }
    }

    /** Rights were looked at before, so whoever comes here has them. */
    private Ruling degraded(Question question, Passage passage, StoreUnavailableException away) {
        var declared = api.limitDegradation();
        if (declared == Degradation.DENY) {
            throw away;
        }
        outcomes.storeFailed(passage.request(), StorePort.LIMITS, declared);
        passage.trace().note("limit.degraded", declared.name(), Verdict.PASSED);
        return local == null || declared == Degradation.ALLOW
                ? Ruling.Permitted.unlimited()
                : local.rule(question, passage.trace());
    }
}
