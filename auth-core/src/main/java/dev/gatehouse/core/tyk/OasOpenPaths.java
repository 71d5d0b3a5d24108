// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.tyk.OasOperations.Operation;
import dev.gatehouse.entitlement.PathRule;
import java.util.List;
import java.util.Set;

/** Operations of an OpenAPI document that pass without authentication. */
final class OasOpenPaths {
    private OasOpenPaths() {}

    static List<PathRule> read(OasOperations operations, OpenPathRules rules) {
        return operations.all().stream()
                .flatMap(operation -> rules(operation, rules).stream())
                .toList();
    }

    private static List<PathRule> rules(Operation operation, OpenPathRules rules) {
        var ignored = operation.settings().object("ignoreAuthentication");
        return ignored.flag("enabled")
                ? rules.rules(operation.path(), Set.of(operation.method()), ignored.flag("ignoreCase"), operation.at())
                : List.of();
    }
}
