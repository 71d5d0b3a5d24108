// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.core.tyk.LoadedDefinition;
import dev.gatehouse.core.tyk.TykDefinitions;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import java.util.List;

/** Why a gateway does not serve a definition. It answers 503 there, which would pass for many an expected refusal. */
final class Refusals {
    private Refusals() {}

    static List<String> of(JsonNode definition, GatewaySettings settings) {
        var loaded = TykDefinitions.read(
                definition.toString(), settings.definitions().reading());
        return loaded instanceof LoadedDefinition.Refused refused
                ? refused.problems().stream()
                        .map(LoadedDefinition.Problem::toString)
                        .toList()
                : List.of();
    }
}
