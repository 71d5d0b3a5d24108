// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.RateLimit;
import java.util.List;

/** The limits of a classic definition: of the whole API, and of some paths of a version. */
final class ClassicRates {
    private static final String OFF = "disabled";

    private final TypedMembers root;
    private final TykDefinitionSettings settings;
    private final Findings findings;

    ClassicRates(TypedMembers root, TykDefinitionSettings settings, Findings findings) {
        this.root = root;
        this.settings = settings;
        this.findings = findings;
    }

    ApiLimits ofApi() {
        var usual = settings.limits();
        return new ApiLimits(rate(), !areOff(), !root.flag("disable_quota"), usual.counting(), usual.headers());
    }

    private boolean areOff() {
        return root.flag("disable_rate_limit");
    }

    private RateLimit rate() {
        var all = root.object("global_rate_limit");
        return areOff() || all.flag(OFF)
                ? RateLimit.unlimited()
                : new RateReader(Spelling.CLASSIC, settings.limits().counting()).read(all);
    }

    /**
     * Reads the limits of paths.
     *
     * @param segment first segment of the paths of this version, where that is how requests name it; else empty
     */
    List<EndpointLimit> of(TypedMembers version, String segment) {
        boolean withoutCase = version.flag("ignore_endpoint_case");
        var rates = new EndpointRates(settings, withoutCase, segment, Spelling.CLASSIC, findings);
        if (version.flag("use_extended_paths") && !areOff()) {
            version.object("extended_paths").objects("rate_limit").stream()
                    .filter(entry -> !entry.flag(OFF))
                    .forEach(entry -> rates.add(
                            entry.text("path"),
                            entry.text("method"),
                            entry,
                            entry.at().member("path")));
        }
        return rates.limits();
    }
}
