// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.examples.gateway.control.ServedApis.Entry;
import java.util.List;
import java.util.Map;

/**
 * Everything that one reading of the definitions led to. Immutable.
 *
 * @param routes what is found where
 * @param entries every definition, in order
 * @param placesByName where the definition of each name is or was to be served, for the day on which it is unreadable
 */
record Loaded(Routes routes, List<Entry> entries, Map<String, Place> placesByName) {
    static Loaded nothing() {
        return new Loaded(new Routes(List.of()), List.of(), Map.of());
    }

    Loaded {
        entries = List.copyOf(entries);
        placesByName = Map.copyOf(placesByName);
    }
}
