// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Policies in memory. They are replaced all at once, or one by one; whoever looks sees all of a replacement or nothing. A
 * policy that did not change stays the same object, so that what was merged from it stays, too. Thread-safe; looking up
 * takes no lock.
 *
 * @since 0.1
 */
public final class PolicyCatalogue implements Policies {
    private final Counting counting;
    private final Function<Session, Optional<List<Policy>>> brought;

    private volatile Map<OrganizationId, Map<PolicyId, Policy>> policies = Map.of();

    /**
     * No policies yet.
     *
     * @param counting how rates are counted: a policy whose rates cannot be counted so is refused
     */
    public PolicyCatalogue(Counting counting) {
        this(counting, session -> Optional.empty());
    }

    /**
     * No policies yet, besides those that sessions bring along.
     *
     * @param counting how rates are counted: a policy whose rates cannot be counted so is refused
     * @param brought reads the policies that a session brings along, for hosts that trust whoever writes sessions
     */
    public PolicyCatalogue(Counting counting, Function<Session, Optional<List<Policy>>> brought) {
        this.counting = counting;
        this.brought = brought;
    }

    @Override
    public @Nullable Policy find(OrganizationId organization, PolicyId id) {
        var known = policies.get(organization);
        return known == null ? null : known.get(id);
    }

    @Override
    public Optional<List<Policy>> broughtBy(Session session) {
        return brought.apply(session);
    }

    /** {@return all policies, in no particular order} */
    public List<Policy> all() {
        return policies.values().stream()
                .flatMap(known -> known.values().stream())
                .toList();
    }

    /**
     * Puts other policies in the place of all. Of two with one name in one organization the last one counts.
     *
     * @param others the policies
     * @throws IllegalArgumentException if the rates of one cannot be counted; then nothing is replaced
     */
    public synchronized void replaceAll(Collection<Policy> others) {
        others.forEach(policy -> requireCountable(policy, counting));
        var next = new HashMap<OrganizationId, Map<PolicyId, Policy>>();
        others.forEach(policy -> add(policy, next));
        policies = next;
    }

    /**
     * Adds a policy, or replaces the one of its name.
     *
     * @param policy the policy
     * @throws IllegalArgumentException if its rates cannot be counted
     */
    public synchronized void put(Policy policy) {
        requireCountable(policy, counting);
        change(next -> add(policy, next));
    }

    /**
     * Removes a policy.
     *
     * @param organization its tenant
     * @param id its name
     * @return whether there was one
     */
    public synchronized boolean remove(OrganizationId organization, PolicyId id) {
        if (find(organization, id) == null) {
            return false;
        }
        change(next -> next.getOrDefault(organization, Map.of()).remove(id));
        return true;
    }

    private void change(Consumer<Map<OrganizationId, Map<PolicyId, Policy>>> change) {
        var next = new HashMap<OrganizationId, Map<PolicyId, Policy>>();
        policies.forEach((organization, known) -> next.put(organization, new HashMap<>(known)));
        change.accept(next);
        policies = next;
    }

    private void add(Policy policy, Map<OrganizationId, Map<PolicyId, Policy>> next) {
        var known = find(policy.organization(), policy.id());
        next.computeIfAbsent(policy.organization(), organization -> new HashMap<>())
                .put(policy.id(), policy.equals(known) ? known : policy);
    }

    /**
     * Refuses a policy whose rates cannot be counted, for other ways to keep policies.
     *
     * @param policy the policy
     * @param counting how rates are counted
     * @throws IllegalArgumentException if one of its rates cannot be counted so; the message names another way
     */
    public static void requireCountable(Policy policy, Counting counting) {
        rates(policy).forEach(rate -> {
            try {
                counting.of(rate);
            } catch (IllegalArgumentException uncountable) {
                throw new IllegalArgumentException(
                        "policy " + policy.id() + ": " + uncountable.getMessage(), uncountable);
            }
        });
    }

    private static Stream<RateLimit> rates(Policy policy) {
        var entitlements = policy.entitlements();
        var ofRights = entitlements.rights().values().stream()
                .flatMap(right -> Stream.concat(
                        right.allowance().limits().map(Limits::rate).stream(),
                        right.allowance().endpoints().stream().map(EndpointLimit::rate)));
        return Stream.concat(Stream.of(entitlements.limits().rate()), ofRights);
    }
}
