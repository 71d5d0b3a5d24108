// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for what is probably not meant in policies and in the rights of sessions. Everything that it finds can be applied
 * all the same, unless the finding says otherwise. Pure but for patterns that it compiles; thread-safe.
 *
 * @since 0.1
 */
public final class PolicyLint {
    private static final int NAMED = 5;

    private final PatternLint patterns;

    /**
     * A look with the eyes of APIs.
     *
     * @param matching how far the APIs anchor the patterns of path rules
     */
    public PolicyLint(PathMatching matching) {
        this.patterns = new PatternLint(matching);
    }

    /** What is found. */
    public enum Kind {
        /** A path rule that can never grant anything, or nothing that another one does not grant. */
        UNREACHABLE_RULE,
        /** A limit for some paths of which another limit gets all requests. */
        SHADOWED_LIMIT,
        /** Policies that no key can have together, one that no key can have alone, or one that does not exist. */
        INCOMPATIBLE,
        /** A limit of zero, or in a time of zero or less, which limits nothing. */
        ZERO_MEANS_UNLIMITED,
        /** A pattern that is no expression, is too long or would become too large: the rule grants nothing. */
        UNUSABLE_PATTERN,
        /** No right at all: a key that may use every API, or a policy that grants nothing. */
        NO_RIGHTS
    }

    /**
     * Something that is probably not meant.
     *
     * @param kind what it is
     * @param subject the policy, or {@code session} for the rights of a session itself
     * @param where the place in it, as the original's format names it; empty for the whole
     * @param message what it means, for operators
     */
    public record Finding(Kind kind, String subject, String where, String message) {}

    /**
     * Looks at policies, each alone and beside the others.
     *
     * @param policies all policies
     * @return what is found, ordered by policy
     */
    public List<Finding> policies(Collection<Policy> policies) {
        var findings = new ArrayList<Finding>();
        policies.stream()
                .sorted(Comparator.comparing(policy -> policy.id().value()))
                .forEach(policy -> findings.addAll(policy(policy, policies)));
        return List.copyOf(findings);
    }

    private List<Finding> policy(Policy policy, Collection<Policy> others) {
        var findings = new Findings(policy.id().value());
        alone(policy, findings);
        beside(policy, others, findings);
        var limits = new LimitLint(findings);
        limits.policy(policy);
        rights(policy.entitlements().rights().values(), findings);
        return findings.all();
    }

    private static void alone(Policy policy, Findings findings) {
        if (policy.entitlements().rights().isEmpty()) {
            findings.add(Kind.NO_RIGHTS, "access_rights", "it grants nothing; a key needs another policy beside it");
            return;
        }
        var failure = PolicyMerge.merge(Entitlements.nothing(), NamedPolicy.of(List.of(policy)), policy.organization())
                .failure();
        failure.ifPresent(reason ->
                findings.add(Kind.INCOMPATIBLE, "partitions", "a key that has no other policy is refused: " + reason));
    }

    /** Policies of one tenant of which some count for each API and others speak of parts only. */
    private static void beside(Policy policy, Collection<Policy> others, Findings findings) {
        if (!policy.partitions().equals(Set.of(Partition.PER_API))) {
            return;
        }
        var partitioned = others.stream()
                .filter(other -> other.organization().equals(policy.organization()))
                .filter(other -> Parts.of(other).some())
                .map(other -> other.id().value())
                .sorted()
                .toList();
        if (!partitioned.isEmpty()) {
            var named = partitioned.stream().limit(NAMED).collect(Collectors.joining(", "));
            var more = partitioned.size() > NAMED ? " and " + (partitioned.size() - NAMED) + " more" : "";
            findings.add(
                    Kind.INCOMPATIBLE,
                    "partitions.per_api",
                    "a key that also has one of these is refused: " + named + more);
        }
    }

    private void rights(Collection<AccessRight> rights, Findings findings) {
        rights.stream()
                .sorted(Comparator.comparing(right -> right.api().value()))
                .forEach(right -> patterns.look(right, findings));
    }

    /**
     * Looks at the rights of a session or, if it has policies, at what these come to together.
     *
     * @param session as stored
     * @param policies its policies, in order, as far as they are found
     * @param organization tenant of the policies
     * @return what is found
     */
    public List<Finding> session(Session session, List<NamedPolicy> policies, OrganizationId organization) {
        var findings = new Findings("session");
        var own = session.grants().own();
        if (!policies.isEmpty()) {
            merged(own, policies, organization, findings);
            return findings.all();
        }
        if (own.unrestricted()) {
            findings.add(Kind.NO_RIGHTS, "access_rights", "without any right it may use every API: a master key");
        }
        new LimitLint(findings).session(own);
        rights(own.rights().values(), findings);
        return findings.all();
    }

    /** What the policies come to: merging changes the order of limits, and leaves out what it does not know. */
    private void merged(Entitlements own, List<NamedPolicy> policies, OrganizationId organization, Findings findings) {
        var merged = PolicyMerge.merge(own, policies, organization);
        if (merged.failure().isPresent()) {
            findings.add(Kind.INCOMPATIBLE, "apply_policies", merged.failure().get());
            return;
        }
        policies.stream()
                .filter(named -> named.policy() == null)
                .forEach(unknown -> findings.add(
                        Kind.INCOMPATIBLE,
                        "apply_policies",
                        "policy not found, it is left out: \"" + unknown.id() + "\""));
        new LimitLint(findings).session(merged.entitlements());
        rights(merged.entitlements().rights().values(), findings);
    }

    /** What is found about one subject. Not thread-safe. */
    static final class Findings {
        private final String subject;
        private final List<Finding> all = new ArrayList<>();

        Findings(String subject) {
            this.subject = subject;
        }

        void add(Kind kind, String where, String message) {
            all.add(new Finding(kind, subject, where, message));
        }

        List<Finding> all() {
            return List.copyOf(all);
        }
    }
}
