// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether sessions, definitions and policies come from where this gateway can get them. */
final class StorageCheck {
    private static final Set<String> MEMORY = Set.of("in-memory", "memory");

    private final ConfigurationTree tree;

    StorageCheck(ConfigurationTree tree) {
        this.tree = tree;
    }

    List<String> problems(boolean inMemory) {
        var problems = new ArrayList<String>();
        if (!inMemory) {
            storage()
                    .ifPresent(what -> problems.add(what + ", and sessions cannot be kept there yet:"
                            + " start with --in-memory to keep them in memory, where they end with the process"));
        }
        if (tree.flag("use_db_app_configs")) {
            problems.add("$.use_db_app_configs asks for definitions from a dashboard: set app_path instead");
        }
        var policies = tree.text("policies.policy_source");
        if (!policies.isEmpty() && !policies.equals("file")) {
            problems.add("$.policies.policy_source is " + policies + ": only file is known");
        }
        return problems;
    }

    /** What names another store than memory; an address without a type is one, for the original knows one type only. */
    private Optional<String> storage() {
        var type = tree.text("storage.type");
        if (MEMORY.contains(type)) {
            return Optional.empty();
        }
        if (!type.isEmpty()) {
            return Optional.of("$.storage.type is " + type);
        }
        var set = tree.at("storage").properties().stream()
                .filter(entry -> MemberCheck.isSet(entry.getValue()))
                .map(Map.Entry::getKey)
                .map(name -> name.startsWith("TYK_GW_") ? name : "$.storage." + name)
                .toList();
        return set.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", set) + " without a type means Redis");
    }

    boolean namesPolicies() {
        return !tree.text("policies.policy_record_name").isEmpty()
                || !tree.text("policies.policy_path").isEmpty();
    }
}
