// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The operations of an OpenAPI document that the extension says something of. */
final class OasOperations {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final TypedMembers paths;
    private final Map<String, TypedMembers> settings;

    OasOperations(TypedMembers paths, TypedMembers settings) {
        this.paths = paths;
        this.settings = settings.entries();
    }

    /**
     * One of them.
     *
     * @param path as the document writes it
     * @param method in capital letters
     * @param settings what the extension says
     * @param at where the document has the path
     */
    record Operation(String path, String method, TypedMembers settings, At at) {}

    List<Operation> all() {
        return paths.names().stream().flatMap(this::of).toList();
    }

    private Stream<Operation> of(String path) {
        var item = paths.object(path);
        return item.names().stream()
                .filter(METHODS::contains)
                .flatMap(method -> Stream.ofNullable(
                                settings.get(item.object(method).text("operationId")))
                        .map(said -> new Operation(
                                path,
                                method.toUpperCase(Locale.ROOT),
                                said,
                                paths.at().member(path))));
    }
}
