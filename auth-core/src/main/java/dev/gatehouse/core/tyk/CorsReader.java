// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.definition.Cors;
import java.time.Duration;
import java.util.List;

/** Cross-origin rules; what a definition leaves out is as in the original. */
final class CorsReader {
    private static final List<String> ORIGINS = List.of("*");
    private static final List<String> METHODS = List.of("GET", "POST", "HEAD");
    private static final List<String> HEADERS = List.of("Accept", "Content-Type", "X-Requested-With");

    private final TypedMembers rules;
    private final Spelling spelling;

    CorsReader(TypedMembers rules, Spelling spelling) {
        this.rules = rules;
        this.spelling = spelling;
    }

    Cors read() {
        long seconds = rules.whole(spelling.of("max_age"));
        var maxAge = Duration.ofSeconds(Math.max(0, Math.min(seconds, Integer.MAX_VALUE)));
        return new Cors(
                list("allowed_origins", ORIGINS),
                list("allowed_methods", METHODS),
                list("allowed_headers", HEADERS),
                list("exposed_headers", List.of()),
                rules.flag(spelling.of("allow_credentials")),
                new Cors.Preflight(maxAge, rules.flag(spelling.of("options_passthrough"))));
    }

    private List<String> list(String name, List<String> otherwise) {
        var list = rules.texts(spelling.of(name));
        return list.isEmpty() ? otherwise : list;
    }
}
