// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

/**
 * A definition as it was found.
 *
 * @param name of its file, or the one it has in memory
 * @param json its text
 * @param readable whether there is a text
 */
record DefinitionText(String name, String json, boolean readable) {
    static DefinitionText of(String name, String json) {
        return new DefinitionText(name, json, true);
    }

    static DefinitionText unreadable(String name) {
        return new DefinitionText(name, "", false);
    }
}
