// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.examples.gateway.settings.Definitions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;

/** The bundled definitions, with the upstream that was started put in. */
final class DemoDefinitions {
    private static final List<String> NAMES = List.of("open.json", "orders.json", "shop.json");
    private static final String UPSTREAM = "${upstream}";

    private DemoDefinitions() {}

    static Definitions before(URI upstream) {
        var texts = new LinkedHashMap<String, String>();
        NAMES.forEach(name -> texts.put(name, text(name).replace(UPSTREAM, upstream.toString())));
        return Definitions.of(texts);
    }

    private static String text(String name) {
        try (var resource = DemoDefinitions.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
