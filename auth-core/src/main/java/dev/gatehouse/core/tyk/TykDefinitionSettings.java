// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.authentication.custom.Plugins;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.LimitHeaders;
import dev.gatehouse.definition.PathMatching;

/**
 * What a gateway's own configuration says about the definitions that it serves.
 *
 * @param pathMatching how far path patterns are anchored: {@code enable_path_prefix_matching} and
 *     {@code enable_path_suffix_matching}
 * @param customDomains whether an API may claim a domain of its own: {@code enable_custom_domains}; without it such a
 *     claim is as if not made
 * @param ignoreEndpointCase whether patterns match without case in every API: {@code ignore_endpoint_case}
 * @param limits how rates are counted and told in every API, and what holds where a definition says nothing
 * @param plugins code of the host that definitions may name: {@code custom_middleware}
 * @since 0.1
 */
public record TykDefinitionSettings(
        PathMatching pathMatching,
        boolean customDomains,
        boolean ignoreEndpointCase,
        ApiLimits limits,
        Plugins plugins) {
    private static final ApiLimits LIMITS = ApiLimits.standard().with(LimitHeaders.ORIGINAL_QUOTAS);

    /**
     * Settings that tell patterns apart by case, count in windows and tell of quotas.
     *
     * @param pathMatching how far path patterns are anchored
     * @param customDomains whether an API may claim a domain of its own
     */
    public TykDefinitionSettings(PathMatching pathMatching, boolean customDomains) {
        this(pathMatching, customDomains, false, LIMITS, Plugins.none());
    }

    /**
     * {@return what holds where the configuration says nothing: patterns match anywhere, no custom domains, rates are
     * counted in windows that the first request opens, and clients are told of quotas}
     */
    public static TykDefinitionSettings standard() {
        return new TykDefinitionSettings(PathMatching.ANYWHERE, false);
    }

    /**
     * Changes how case counts.
     *
     * @param other whether patterns match without case in every API
     * @return the same settings otherwise
     */
    public TykDefinitionSettings ignoringEndpointCase(boolean other) {
        return new TykDefinitionSettings(pathMatching, customDomains, other, limits, plugins);
    }

    /**
     * Changes how rates are counted and told.
     *
     * @param other what holds where a definition says nothing
     * @return the same settings otherwise
     */
    public TykDefinitionSettings with(ApiLimits other) {
        return new TykDefinitionSettings(pathMatching, customDomains, ignoreEndpointCase, other, plugins);
    }

    /**
     * Changes which code of the host definitions may name.
     *
     * @param other authenticators and hooks by name
     * @return the same settings otherwise
     */
    public TykDefinitionSettings with(Plugins other) {
        return new TykDefinitionSettings(pathMatching, customDomains, ignoreEndpointCase, limits, other);
    }
}
