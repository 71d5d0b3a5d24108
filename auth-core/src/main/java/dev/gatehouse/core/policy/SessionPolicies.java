// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.credential.Credentials;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Application;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyTerms;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lays the policies of sessions over them. What depends on the policies alone is merged once and remembered, for at most
 * 10,000 different combinations and some 250,000 rights in them; a policy that changed counts from the next session on. Thread-safe.
 *
 * @since 0.1
 */
public final class SessionPolicies {
    private final Policies policies;
    private final MergeCache cache;

    /**
     * The policies of a host.
     *
     * @param policies where they are found
     */
    public SessionPolicies(Policies policies) {
        this.policies = policies;
        this.cache = new MergeCache(policies);
    }

    /**
     * Lays the policies of a session over it.
     *
     * @param session as stored
     * @param organization tenant of the API that is asked for, which counts if the session has none
     * @param trace receives the steps taken
     * @return the session to rule by, or why there is none
     */
    public Application apply(Session session, OrganizationId organization, Trace trace) {
        var tenant = tenant(session, organization);
        Optional<List<Policy>> brought;
        try {
            brought = policies.broughtBy(session);
        } catch (IllegalArgumentException unreadable) {
            return new Application.Failed("policies in the session itself: " + unreadable.getMessage());
        }
        if (brought.isPresent()) {
            var named = cache.named(tenant, session.grants().policies());
            return apply(session, named, NamedPolicy.of(brought.get()), tenant, trace);
        }
        if (session.grants().policies().isEmpty()) {
            return alone(session);
        }
        var entry = cache.find(tenant, session.grants());
        return outcome(session, entry.merged(), entry.grants(), trace);
    }

    /**
     * Lays other policies over a session than those that it names or brings, as if it named them: its own limits count
     * where these policies leave them, whatever its own would.
     *
     * @param session as stored
     * @param instead the policies, in order; none for the session alone
     * @param organization tenant to which they must belong, unless the session has one
     * @param trace receives the steps taken
     * @return the session to rule by, or why there is none
     */
    public Application apply(Session session, List<Policy> instead, OrganizationId organization, Trace trace) {
        if (instead.isEmpty()) {
            return alone(session.with(new Grants(session.grants().own(), List.of())));
        }
        var named = NamedPolicy.of(instead);
        return apply(session, named, named, tenant(session, organization), trace);
    }

    private static Application apply(
            Session session, List<NamedPolicy> named, List<NamedPolicy> applied, OrganizationId tenant, Trace trace) {
        var own = session.grants();
        var merged = PolicyMerge.merge(own.own(), named, applied, tenant);
        return outcome(session, merged, new Grants(merged.entitlements(), own.policies()), trace);
    }

    private static Application alone(Session session) {
        return new Application.Applied(scoped(session));
    }

    /**
     * Shows what {@link #apply} does, also where it fails: then as far as it goes, for people and not for requests.
     *
     * @param session as stored
     * @param organization tenant of the API that is asked for, which counts if the session has none
     * @return what came of it
     * @throws IllegalArgumentException if policies in the session itself cannot be read
     */
    public Preview preview(Session session, OrganizationId organization) {
        var tenant = tenant(session, organization);
        var own = session.grants();
        var brought = policies.broughtBy(session);
        if (brought.isEmpty() && own.policies().isEmpty()) {
            return new Preview(scoped(session), List.of(), Optional.empty());
        }
        var named = cache.named(tenant, own.policies());
        var merged =
                PolicyMerge.merge(own.own(), named, brought.map(NamedPolicy::of).orElse(named), tenant);
        var grants = new Grants(merged.entitlements(), own.policies());
        return new Preview(laidOver(session, grants, merged.terms()), merged.applied(), merged.failure());
    }

    /**
     * A session with its policies.
     *
     * @param session the session
     * @param applied the policies that were applied, in order
     * @param failure why the session cannot be used; empty if it can
     */
    public record Preview(Session session, List<Policy> applied, Optional<String> failure) {
        public Preview {
            applied = List.copyOf(applied);
        }
    }

    /**
     * Tells how long after its making a key ends.
     *
     * @param session of the key
     * @return what the last of its policies says that says anything
     */
    public Optional<Duration> keysExpireAfter(Session session) {
        return session.grants().policies().stream()
                .map(id -> policies.find(session.organization(), id))
                .filter(Objects::nonNull)
                .flatMap(policy -> policy.terms().keysExpireAfter().stream())
                .reduce((first, second) -> second);
    }

    private static OrganizationId tenant(Session session, OrganizationId organization) {
        return session.organization().isNone() ? organization : session.organization();
    }

    private static Application outcome(Session session, MergedPolicies merged, Grants grants, Trace trace) {
        if (trace.isRecording()) {
            merged.steps().forEach(step -> trace.note(step.rule(), step.subject(), step.verdict()));
        }
        return merged.failure().isPresent()
                ? new Application.Failed(merged.failure().get())
                : new Application.Applied(laidOver(session, grants, merged.terms()));
    }

    static Session laidOver(Session session, Grants grants, PolicyTerms terms) {
        return new Session(
                session.organization(),
                credentials(session.credentials(), terms),
                lifetime(session.lifetime(), terms),
                grants,
                TermsMerge.over(session.attributes(), terms.attributes()),
                session.residue());
    }

    private static Credentials credentials(Credentials own, PolicyTerms terms) {
        var key = own.signature();
        boolean more = (terms.hmacEnabled() && !key.hmacEnabled()) || (terms.rsaEnabled() && !key.rsaEnabled());
        return more ? own.with(key.accepting(terms.hmacEnabled(), terms.rsaEnabled())) : own;
    }

    /** Beside policies it does not count whether the session itself is switched off. */
    private static Lifetime lifetime(Lifetime own, PolicyTerms terms) {
        var retention = terms.retention().equals(Retention.UNSTATED) ? own.retention() : terms.retention();
        boolean same = own.inactive() == terms.inactive() && own.retention().equals(retention);
        return same ? own : new Lifetime(own.expires(), terms.inactive(), retention);
    }

    /** Without policies, APIs with limits of their own have counters of their own. */
    private static Session scoped(Session session) {
        var own = session.grants().own();
        for (var right : own.rights().values()) {
            if (needsScope(right)) {
                return session.with(new Grants(scoped(own), List.of()));
            }
        }
        return session;
    }

    private static boolean needsScope(AccessRight right) {
        return right.allowance().limits().isPresent()
                && !right.allowance().scope().equals(right.api().value());
    }

    private static Entitlements scoped(Entitlements own) {
        var rights = new HashMap<>(own.rights());
        rights.replaceAll((api, right) -> needsScope(right) ? scoped(right) : right);
        return new Entitlements(own.unrestricted(), rights, own.limits());
    }

    private static AccessRight scoped(AccessRight right) {
        var allowance = right.allowance();
        return right.with(new Allowance(
                allowance.limits(), allowance.endpoints(), right.api().value()));
    }
}
