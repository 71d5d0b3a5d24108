// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.entitlement.PathRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Operations of an OpenAPI document that pass without authentication. */
final class OasOpenPaths {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final TypedMembers paths;
    private final TypedMembers operations;

    OasOpenPaths(TypedMembers paths, TypedMembers operations) {
        this.paths = paths;
        this.operations = operations;
    }

    List<PathRule> read(OpenPathRules rules) {
        var read = new ArrayList<PathRule>();
        for (var path : paths.names()) {
            var item = paths.object(path);
            for (var method : item.names()) {
                if (METHODS.contains(method)) {
                    read.addAll(rules(path, method, item.object(method), rules));
                }
            }
        }
        return read;
    }

    private List<PathRule> rules(String path, String method, TypedMembers operation, OpenPathRules rules) {
        var id = operation.text("operationId");
        var settings = operations.entries().get(id);
        var ignored = settings == null ? null : settings.object("ignoreAuthentication");
        if (ignored == null || !ignored.flag("enabled")) {
            return List.of();
        }
        var withoutCase = ignored.flag("ignoreCase");
        return rules.rules(
                path,
                Set.of(method.toUpperCase(Locale.ROOT)),
                withoutCase,
                paths.at().member(path));
    }
}
