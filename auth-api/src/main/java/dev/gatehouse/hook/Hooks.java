// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.hook;

import java.util.List;

/**
 * The hooks of an API, each list in order.
 *
 * @param before look at every request before anything is proved, also where nothing needs to be, and where limits are only
 *     looked at
 * @param after look at requests once everything that is required is proved: sessions are alive, and what counts once has not
 *     been used before. The rights and limits of who asks are looked at later. Also at requests to open paths, and to those
 *     that pass as nobody
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
