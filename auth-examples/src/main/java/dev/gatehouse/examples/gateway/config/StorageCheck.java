// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import java.util.ArrayList;
import java.util.List;

/** Whether definitions come from where this gateway can get them. */
final class StorageCheck {
    private final ConfigurationTree tree;

    StorageCheck(ConfigurationTree tree) {
        this.tree = tree;
    }

    List<String> problems() {
        var problems = new ArrayList<String>();
        if (tree.flag("use_db_app_configs")) {
            problems.add("$.use_db_app_configs asks for definitions from a dashboard: set app_path instead");
        }
        return problems;
    }
}
