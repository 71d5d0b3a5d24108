// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.definition.PathMatching;

/**
 * What a gateway's own configuration says about the definitions that it serves.
 *
 * @param pathMatching how far path patterns are anchored: {@code enable_path_prefix_matching} and
 *     {@code enable_path_suffix_matching}
 * @param customDomains whether an API may claim a domain of its own: {@code enable_custom_domains}; without it such a
 *     claim is as if not made
 * @param ignoreEndpointCase whether patterns match without case in every API: {@code ignore_endpoint_case}
 * @since 0.1
 */
public record TykDefinitionSettings(PathMatching pathMatching, boolean customDomains, boolean ignoreEndpointCase) {
    /**
     * Settings that tell patterns apart by case.
     *
     * @param pathMatching how far path patterns are anchored
     * @param customDomains whether an API may claim a domain of its own
     */
    public TykDefinitionSettings(PathMatching pathMatching, boolean customDomains) {
        this(pathMatching, customDomains, false);
    }

    /** {@return what holds where the configuration says nothing: patterns match anywhere, no custom domains} */
    public static TykDefinitionSettings standard() {
        return new TykDefinitionSettings(PathMatching.ANYWHERE, false, false);
    }
}
