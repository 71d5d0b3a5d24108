// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Application;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyEngine;
import dev.gatehouse.policy.Ruling;
import dev.gatehouse.session.Session;
import java.util.List;

/**
 * Rules by the rights of a session and of its policies.
 *
 * @since 0.1
 */
public final class StandardPolicyEngine implements PolicyEngine {
    private final SessionPolicies policies;
    private final RightsCheck rights = new RightsCheck();

    /**
     * An engine.
     *
     * @param policies where policies are found
     */
    public StandardPolicyEngine(Policies policies) {
        this.policies = new SessionPolicies(policies);
    }

    @Override
    public Application apply(Session session, OrganizationId organization, Trace trace) {
        return policies.apply(session, organization, trace);
    }

    @Override
    public Ruling rule(Question question, Trace trace) {
        return rights.check(question, trace);
    }

    @Override
    public Explained explain(Question question) {
        var recorder = Explanation.recorder();
        var ruling = rule(question, recorder);
        return new Explained(ruling, recorder.explanation());
    }

    @Override
    public Explained simulate(Question question, List<Policy> policies) {
        return explain(question);
    }
}
