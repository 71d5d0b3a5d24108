// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.tyk.OasOperations.Operation;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.RateLimit;
import java.util.List;

/** The limits of an OpenAPI document: of the whole API, and of some operations. */
final class OasRates {
    private static final String LIMIT = "rateLimit";
    private static final String ON = "enabled";

    private final TypedMembers upstream;
    private final TypedMembers global;
    private final TykDefinitionSettings settings;
    private final Findings findings;

    OasRates(TypedMembers extension, TykDefinitionSettings settings, Findings findings) {
        this.upstream = extension.object("upstream");
        this.global = extension.object("middleware").object("global");
        this.settings = settings;
        this.findings = findings;
    }

    ApiLimits ofApi() {
        var usual = settings.limits();
        return new ApiLimits(rate(), !areOff(), !global.flag("skipQuota"), usual.counting(), usual.headers());
    }

    private boolean areOff() {
        return global.flag("skipRateLimit");
    }

    private RateLimit rate() {
        var all = upstream.object(LIMIT);
        return all.flag(ON) && !areOff()
                ? new RateReader(Spelling.OAS, settings.limits().counting()).read(all)
                : RateLimit.unlimited();
    }

    List<EndpointLimit> of(OasOperations operations, boolean withoutCase) {
        var rates = new EndpointRates(settings, withoutCase, "", Spelling.OAS, findings);
        if (!areOff()) {
            operations.all().forEach(operation -> add(operation, rates));
        }
        return rates.limits();
    }

    private static void add(Operation operation, EndpointRates rates) {
        var limit = operation.settings().object(LIMIT);
        if (limit.flag(ON)) {
            rates.add(operation.path(), operation.method(), limit, operation.at());
        }
    }
}
