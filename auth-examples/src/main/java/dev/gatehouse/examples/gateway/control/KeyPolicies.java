// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.examples.gateway.keys.KeyAdministration;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Refused;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Unknown;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Written;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.session.KeyService.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /tyk/keys/policy/{hash}}: other policies for a key whose hash alone is known. */
final class KeyPolicies {
    private final KeyAdministration keys;

    KeyPolicies(KeyAdministration keys) {
        this.keys = keys;
    }

    HttpAnswer replace(String hash, ControlCall call) {
        return call.body()
                .map(body -> policies(body)
                        .map(policies -> replace(hash, policies))
                        .orElseGet(() -> ControlAnswers.error(400, "Couldn't decode instruction")))
                .orElseGet(() -> ControlAnswers.error(413, "The body is too long"));
    }

    private HttpAnswer replace(String hash, List<PolicyId> policies) {
        var outcome = keys.replacePolicies(hash, policies);
        if (outcome instanceof Written) {
            return ControlAnswers.done(hash, "updated");
        }
        if (outcome instanceof Refused refused && refused.reason() == Reason.CONFLICT) {
            return KeyRefusals.conflict(refused);
        }
        return outcome instanceof Unknown
                ? ControlAnswers.error(404, "Key not found")
                : ControlAnswers.error(500, "Could not write key data");
    }

    /** A list, which may be empty, or else one. Empty for neither. */
    private static Optional<List<PolicyId>> policies(String body) {
        try {
            var instruction = JsonText.readObject(body);
            var list = instruction.path("apply_policies");
            var named = list.isMissingNode() || list.isNull()
                    ? Stream.of(instruction.path("policy"))
                    : Stream.of(list).filter(JsonNode::isArray).flatMap(JsonNode::valueStream);
            boolean readable = list.isMissingNode() || list.isNull() || list.isArray();
            return readable ? Optional.of(named.map(KeyPolicies::policy).toList()) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static PolicyId policy(JsonNode name) {
        if (!name.isTextual() || name.asText().isEmpty()) {
            throw new IllegalArgumentException("no name of a policy");
        }
        return new PolicyId(name.asText());
    }
}
