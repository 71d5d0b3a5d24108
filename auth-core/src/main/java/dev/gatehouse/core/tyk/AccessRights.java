// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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

/** The {@code access_rights} of a session or policy. None at all means a master key in a session, as in the original. */
final class AccessRights {
    private static final String VERSIONS = "versions";
    private static final String ALLOWED_URLS = "allowed_urls";

    private AccessRights() {}

    static Entitlements read(JsonNode rights, Entitlements ofNone, String path) {
        if (rights.isEmpty()) {
            return ofNone;
        }
        var byApi = new HashMap<ApiId, AccessRight>();
        for (var entry : rights.properties()) {
            if (entry.getKey().isEmpty()) {
                throw new JsonFormatException(path + ".access_rights: a right needs the id of an API");
            }
            var api = new ApiId(entry.getKey());
            byApi.put(api, right(api, entry.getValue()));
        }
        return new Entitlements(false, byApi);
    }

    private static AccessRight right(ApiId api, JsonNode right) {
        return new AccessRight(
                api, versions(right.path(VERSIONS)), rules(right.path(ALLOWED_URLS)), AllowanceMembers.read(right));
    }

    private static Set<String> versions(JsonNode names) {
        return Set.copyOf(JsonMembers.texts(names));
    }

    private static List<PathRule> rules(JsonNode list) {
        var rules = new ArrayList<PathRule>();
        list.forEach(rule -> rules.add(
                new PathRule(JsonMembers.text(rule, "url"), Set.copyOf(JsonMembers.texts(rule.path("methods"))))));
        return rules;
    }

    /**
     * Writes rights over the record that they were read from, member by member: what the record says besides, a name
     * for instance, stays.
     */
    static JsonNode write(Entitlements rights, JsonNode kept) {
        if (rights.unrestricted()) {
            return kept.isEmpty() ? kept : MissingNode.getInstance();
        }
        if (rights.rights().isEmpty()) {
            // An empty object would be read as the right to everything.
            throw new IllegalArgumentException(
                    "a session without any right cannot be written in the original's format");
        }
        var written = Json.newObject();
        inOrder(rights).forEach(right -> {
            var api = right.api().value();
            written.set(api, write(right, kept.path(api)));
        });
        return written;
    }

    private static List<AccessRight> inOrder(Entitlements rights) {
        return rights.rights().values().stream()
                .sorted(Comparator.comparing(right -> right.api().value()))
                .toList();
    }

    private static JsonNode write(AccessRight right, JsonNode kept) {
        if (right(right.api(), kept).equals(right) && !kept.isMissingNode()) {
            return kept;
        }
        var written = kept instanceof ObjectNode known
                ? known.deepCopy()
                : Json.newObject().put("api_id", right.api().value());
        if (!versions(written.path(VERSIONS)).equals(right.versions())) {
            JsonMembers.put(
                    written,
                    VERSIONS,
                    JsonMembers.list(right.versions().stream().sorted()));
        }
        if (!rules(written.path(ALLOWED_URLS)).equals(right.paths())) {
            JsonMembers.put(
                    written,
                    ALLOWED_URLS,
                    JsonMembers.list(right.paths().stream().map(AccessRights::write)));
        }
        AllowanceMembers.write(right.allowance(), written);
        return SessionShape.RIGHT.inOrder(written);
    }

    private static ObjectNode write(PathRule rule) {
        var written = Json.newObject().put("url", rule.pattern());
        written.set("methods", Json.tree(rule.methods().stream().sorted().toList()));
        return written;
    }
}
