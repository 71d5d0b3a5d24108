// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.internal.json.JsonFormatException;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** The {@code access_rights} of a session. None at all means a master key, as in the original. */
final class AccessRights {
    private AccessRights() {}

    static Entitlements read(Members rights) {
        if (rights.names().isEmpty()) {
            return Entitlements.masterKey();
        }
        var byApi = new HashMap<ApiId, AccessRight>();
        for (var name : rights.names()) {
            if (name.isEmpty()) {
                throw new JsonFormatException(rights.pathOf("") + ": a right needs the id of an API");
            }
            var api = new ApiId(name);
            byApi.put(api, right(api, rights.object(name)));
        }
        return new Entitlements(false, byApi);
    }

    private static AccessRight right(ApiId api, Members right) {
        var rules = new ArrayList<PathRule>();
        for (var rule : right.objects("allowed_urls")) {
            rules.add(new PathRule(rule.text("url"), Set.copyOf(rule.texts("methods"))));
        }
        return new AccessRight(api, Set.copyOf(right.texts("versions")), rules);
    }

    static ObjectNode render(Entitlements entitlements) {
        var object = Json.newObject();
        entitlements.rights().values().stream()
                .sorted(Comparator.comparing(right -> right.api().value()))
                .forEach(right -> object.set(right.api().value(), render(right)));
        return object;
    }

    private static ObjectNode render(AccessRight right) {
        var object = Json.newObject().put("api_id", right.api().value());
        if (!right.versions().isEmpty()) {
            object.set("versions", Json.tree(right.versions().stream().sorted().toList()));
        }
        if (!right.paths().isEmpty()) {
            object.set(
                    "allowed_urls",
                    Json.tree(right.paths().stream().map(AccessRights::render).toList()));
        }
        return object;
    }

    private static ObjectNode render(PathRule rule) {
        var object = Json.newObject().put("url", rule.pattern());
        List<String> methods = rule.methods().stream().sorted().toList();
        object.set("methods", Json.tree(methods));
        return object;
    }
}
