// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.hook;

import java.util.List;

/**
 * The hooks of an API, each list in order.
 *
 * @param before look at every request before anything is proved, also where nothing needs to be
 * @param after look at requests once it is known who asks, before that one's rights and limits are looked at; and at requests
 *     to open paths
 * @since 0.1
 */
public record Hooks(List<Named> before, List<Named> after) {
    private static final Hooks NONE = new Hooks(List.of(), List.of());

    public Hooks {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** {@return no hooks} */
    public static Hooks none() {
        return NONE;
    }

    /**
     * A hook and its name.
     *
     * @param name for logs and explanations; not empty
     * @param hook the hook
     */
    public record Named(String name, Hook hook) {
        public Named {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a hook needs a name");
            }
        }
    }
}
