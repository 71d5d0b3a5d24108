// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.core.policy.PolicyLint.Findings;
import dev.gatehouse.core.policy.PolicyLint.Kind;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policy;
import java.util.Collection;

/**
 * Limits that limit nothing. Zero loses against the limit of another policy; a time below zero wins, for it is unlimited as
 * if somebody had meant it.
 */
record LimitLint(Findings findings) {
    private static final String ZERO = "zero limits nothing, and loses against any limit of another policy";
    private static final String NEGATIVE =
            "a time below zero limits nothing, and wins against any limit of another policy";

    void policy(Policy policy) {
        var parts = Parts.of(policy);
        var limits = policy.entitlements().limits();
        if (!parts.perApi()) {
            look(limits, parts, "");
        } else if (policy.entitlements().rights().values().stream()
                .anyMatch(right -> right.allowance().limits().isEmpty())) {
            look(limits, parts, "");
        }
        rights(policy.entitlements().rights().values());
    }

    private void look(Limits limits, Parts parts, String path) {
        if (parts.speakOf(Partition.RATE_LIMIT) || parts.perApi()) {
            rate(limits.rate(), path);
        }
        if (parts.speakOf(Partition.QUOTA) || parts.perApi()) {
            quota(limits, path);
        }
    }

    /** Limits of everything together, where nothing else is said of an API or of any. */
    void session(Entitlements own) {
        boolean used = own.unrestricted()
                || own.rights().values().stream()
                        .anyMatch(right -> right.allowance().limits().isEmpty());
        if (used) {
            rate(own.limits().rate(), "");
            quota(own.limits(), "");
        }
        rights(own.rights().values());
    }

    void rights(Collection<AccessRight> rights) {
        for (var right : rights) {
            var path = "access_rights." + right.api();
            right.allowance().limits().ifPresent(limits -> {
                rate(limits.rate(), path + ".limit.");
                quota(limits, path + ".limit.");
            });
            endpoints(right, path);
        }
    }

    private void endpoints(AccessRight right, String path) {
        var endpoints = right.allowance().endpoints();
        for (int i = 0; i < endpoints.size(); i++) {
            rate(endpoints.get(i).rate(), path + ".endpoints[" + i + "].limit.");
        }
    }

    private void rate(RateLimit rate, String path) {
        if (rate.permits() == 0) {
            findings.add(Kind.ZERO_MEANS_UNLIMITED, path + "rate", ZERO);
        } else if (rate.period().isZero()) {
            findings.add(Kind.ZERO_MEANS_UNLIMITED, path + "per", ZERO);
        } else if (rate.period().isNegative()) {
            findings.add(Kind.ZERO_MEANS_UNLIMITED, path + "per", NEGATIVE);
        }
    }

    private void quota(Limits limits, String path) {
        if (limits.quota().max() == 0) {
            findings.add(Kind.ZERO_MEANS_UNLIMITED, path + "quota_max", ZERO);
        }
    }
}
