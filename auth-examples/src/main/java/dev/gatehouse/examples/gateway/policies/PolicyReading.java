// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.policies;

import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyTerms;
import java.util.Optional;
import java.util.Set;

/** Reads the text of a policy. */
public final class PolicyReading {
    private PolicyReading() {}

    public static Policy read(String json) {
        var object = JsonText.readObject(json);
        var id = object.path("id").asText(object.path("_id").asText(""));
        if (id.isEmpty()) {
            throw new IllegalArgumentException("$.id: a policy needs an id");
        }
        var session = TykSessions.read(json);
        var own = session.grants().own();
        var rights = new Entitlements(false, own.rights(), own.limits());
        var terms = new PolicyTerms(
                session.lifetime().inactive(),
                Optional.empty(),
                session.lifetime().retention(),
                false,
                false,
                session.attributes());
        return new Policy(new PolicyId(id), session.organization(), Set.of(), rights, terms, session.residue());
    }
}
