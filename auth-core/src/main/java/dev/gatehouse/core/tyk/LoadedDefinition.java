// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import java.util.List;
import java.util.Optional;

/**
 * What came out of reading a definition.
 *
 * @since 0.1
 */
public sealed interface LoadedDefinition {
    /**
     * Everything that the definition asks for is understood.
     *
     * @param api what to serve
     */
    record Served(TykApi api) implements LoadedDefinition {}

    /**
     * The definition must not be served: it cannot be read, or asks for something that would be missing.
     *
     * @param apiId id of the API, where it can be told
     * @param listen where the API would be served, so that nothing else is; where it can be told
     * @param problems at least one
     */
    record Refused(Optional<String> apiId, Optional<TykApi.Listen> listen, List<Problem> problems)
            implements LoadedDefinition {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a definition is refused for at least one problem");
            }
        }
    }

    /**
     * Why something cannot be taken as it is written.
     *
     * @param path of the member, for instance {@code proxy.listen_path}; empty for the whole text
     * @param text what is wrong, for operators; holds no secret
     */
    record Problem(String path, String text) {
        /** One line: path and text. */
        @Override
        public String toString() {
            return path.isEmpty() ? text : path + ": " + text;
        }
    }
}
