// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.policies;

import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reading of all policies. Immutable.
 *
 * @param all in order
 * @param bySource the same by where they were found
 * @param byName the same by tenant and id
 */
record LoadedPolicies(List<LoadedPolicy> all, Map<String, LoadedPolicy> bySource, Map<Name, Policy> byName) {
    private static final Logger LOG = LoggerFactory.getLogger(LoadedPolicies.class);

    /** A policy is known to its own tenant only. */
    record Name(OrganizationId organization, PolicyId id) {
        static Name of(Policy policy) {
            return new Name(policy.organization(), policy.id());
        }
    }

    LoadedPolicies {
        all = List.copyOf(all);
        bySource = Map.copyOf(bySource);
        byName = Map.copyOf(byName);
    }

    static LoadedPolicies nothing() {
        return new LoadedPolicies(List.of(), Map.of(), Map.of());
    }

    @Nullable
    Policy find(OrganizationId organization, PolicyId id) {
        return byName.get(new Name(organization, id));
    }

    LoadedPolicies replaced(List<PolicyText> texts, Function<String, Policy> reader) {
        var loaded = new ArrayList<LoadedPolicy>();
        var sources = new HashMap<String, LoadedPolicy>();
        var names = new HashMap<Name, Policy>();
        for (var text : texts) {
            var policy = read(text, reader);
            if (policy == null) {
                continue;
            }
            if (names.putIfAbsent(Name.of(policy.policy()), policy.policy()) == null) {
                loaded.add(policy);
                sources.put(text.source(), policy);
            } else {
                LOG.error(
                        "policy {} is not used: another one has its id {}",
                        text.source(),
                        policy.policy().id());
            }
        }
        return new LoadedPolicies(loaded, sources, names);
    }

    /** The same text stays the same object, so that what was merged from it need not be merged again. */
    private @Nullable LoadedPolicy read(PolicyText text, Function<String, Policy> reader) {
        var before = bySource.get(text.source());
        if (before != null && before.json().equals(text.json())) {
            return before;
        }
        try {
            return new LoadedPolicy(text.source(), text.json(), reader.apply(text.json()));
        } catch (IllegalArgumentException broken) {
            var use = before == null ? "it is not used" : "it stays as it was";
            LOG.error("policy {} cannot be read, {}: {}", text.source(), use, broken.getMessage());
            return before;
        }
    }
}
