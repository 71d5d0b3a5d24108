// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The scripts that lie beside the classes. */
final class Scripts {
    private Scripts() {}

    static String text(String name) {
        try (var resource = Scripts.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the library lacks its script " + name);
            }
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
