// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.access.Denials;
import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Application;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyEngine;
import dev.gatehouse.policy.Ruling;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.LimitStore;
import java.util.List;

/**
 * Rules by the rights and limits of a session and of its policies.
 *
 * @since 0.1
 */
public final class StandardPolicyEngine implements PolicyEngine {
    private final SessionPolicies policies;
    private final RightsCheck rights = new RightsCheck();
    private final LimitCheck limits;

    /**
     * An engine.
     *
     * @param policies where policies are found
     * @param counters where requests are counted
     */
    public StandardPolicyEngine(Policies policies, LimitStore counters) {
        this.policies = new SessionPolicies(policies);
        this.limits = new LimitCheck(counters);
    }

    @Override
    public Application apply(Session session, OrganizationId organization, Trace trace) {
        return policies.apply(session, organization, trace);
    }

    @Override
    public Ruling rule(Question question, Trace trace) {
        var refused = rights.refusal(question, trace);
        return refused == null ? limits.take(question, trace) : refused;
    }

    @Override
    public Explained explain(Question question) {
        return explain(question, Explanation.recorder());
    }

    private Explained explain(Question question, Explanation.Recorder recorder) {
        var refused = rights.refusal(question, recorder);
        var ruling = refused == null ? limits.peek(question, recorder) : refused;
        return new Explained(ruling, recorder.explanation());
    }

    @Override
    public Explained simulate(Question question, List<Policy> instead) {
        var recorder = Explanation.recorder();
        if (question.session().isEmpty()) {
            return explain(question, recorder);
        }
        var stored = question.session().get();
        var application =
                policies.apply(stored.session(), instead, question.api().organization(), recorder);
        if (!(application instanceof Application.Applied applied)) {
            var reason = ((Application.Failed) application).reason();
            return refused("policy.apply", Denials.UNKNOWN_CREDENTIAL, reason, recorder);
        }
        if (applied.session().lifetime().inactive()) {
            return refused("session.active", Denials.INACTIVE, "the session would be inactive", recorder);
        }
        return explain(question.of(stored.ruledBy(applied.session())), recorder);
    }

    private static Explained refused(String rule, String id, String reason, Explanation.Recorder recorder) {
        recorder.note(rule, reason, Verdict.REFUSED);
        return new Explained(Ruling.Refused.because(id, reason), recorder.explanation());
    }

    @Override
    public Ruling look(Question question, Trace trace) {
        var refused = rights.refusalOfApi(question, trace);
        return refused == null ? new Ruling.Permitted(limits.usage(question)) : refused;
    }
}
