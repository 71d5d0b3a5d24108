// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import static java.util.Map.entry;

import dev.gatehouse.verification.vector.Vector;
import java.util.Map;
import java.util.Optional;

/** Finds how a vector is run. */
public final class Kinds {
    private static final VectorKind STEPS = new StepsKind();
    private static final VectorKind LIMITS = new LimitKind();
    private static final VectorKind WHOLE = new WholeRequestKind();
    private static final Map<String, VectorKind> BY_KIND =
            Map.of("http", STEPS, "flow", STEPS, "admin", STEPS, "unit", new UnitKind());
    private static final VectorKind STRIP = new StripKind();
    /** Of the file whose vectors name an operation; what it is done to is told by their area. */
    private static final Map<String, VectorKind> BY_OPERATION = Map.of(
            "multiauth http", new CombinationKind(),
            "strip strip.header", STRIP,
            "strip strip.param", STRIP,
            "strip strip.cookie", STRIP);

    private static final Map<String, VectorKind> BY_GROUP = Map.ofEntries(
            entry("access-rights", RightsKind.VERSIONS),
            entry("endpoint-merge", GroupKind.ENDPOINT_MERGE),
            entry("endpoint-rate-limit", GroupKind.ENDPOINT_LIMIT),
            entry("error-override", new ErrorOverrideKind()),
            entry("granular-access", RightsKind.PATHS),
            entry("key-hash", GroupKind.KEY_HASH),
            entry("org-limits", new OrganizationKind()),
            entry("path-pattern", GroupKind.PATH_PATTERN),
            entry("policy-apply", GroupKind.POLICY_APPLY),
            entry("quota", LIMITS),
            entry("rate-limit", LIMITS),
            entry("rate-limit-key", GroupKind.LIMIT_KEY),
            entry("rate-limiter", GroupKind.LIMITER),
            entry("rate-smoothing", GroupKind.SMOOTHING),
            entry("session-lifetime", GroupKind.SESSION_LIFETIME),
            entry("throttle", LIMITS),
            entry("token-format", GroupKind.TOKEN_FORMAT),
            entry("token-location", GroupKind.TOKEN_LOCATION),
            entry("whole-keys", WHOLE),
            entry("whole-limits", WHOLE),
            entry("whole-oauth", WHOLE),
            entry("whole-policies", WHOLE),
            entry("whole-upstream", WHOLE));

    private Kinds() {}

    /**
     * Finds the way.
     *
     * @param vector the vector
     * @return how it is run; empty if nobody knows
     */
    public static Optional<VectorKind> of(Vector vector) {
        if (vector.content().has("group")) {
            return Optional.ofNullable(BY_GROUP.get(vector.area()));
        }
        if (vector.content().has("op")) {
            return Optional.ofNullable(
                    BY_OPERATION.get(vector.area() + " " + vector.at("op").asText()));
        }
        return Optional.ofNullable(BY_KIND.get(vector.at("kind").asText()));
    }
}
