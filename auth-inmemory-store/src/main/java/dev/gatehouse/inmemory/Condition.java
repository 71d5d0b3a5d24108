// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.session.Session;
import org.jspecify.annotations.Nullable;

/** What must be true of the session that is there, null for none, for a write to happen. */
@FunctionalInterface
interface Condition {
    /** Nothing must be. */
    Condition NONE = present -> true;

    /** There must be none. */
    Condition ABSENT = present -> present == null;

    boolean holds(@Nullable Session present);

    /** By content: it need not be kept for this, and who wrote it does not matter. */
    static Condition unchanged(Session read) {
        return present -> present != null && present.equals(read);
    }
}
