// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policy;
import java.util.EnumSet;
import java.util.Set;

/**
 * Of which parts a policy speaks.
 *
 * @param perApi whether its limits are counted for each API alone
 * @param some whether it names parts, and speaks of these alone
 * @param spoken the parts of which it speaks, named or not
 */
record Parts(boolean perApi, boolean some, Set<Partition> spoken) {
    private static final Set<Partition> ORDINARY = Set.copyOf(EnumSet.complementOf(EnumSet.of(Partition.PER_API)));

    static Parts of(Policy policy) {
        var named = policy.partitions();
        boolean perApi = named.contains(Partition.PER_API);
        boolean some = named.size() > (perApi ? 1 : 0);
        return new Parts(perApi, some, some ? named : ORDINARY);
    }

    boolean speakOf(Partition part) {
        return spoken.contains(part);
    }

    static Set<Partition> all() {
        return ORDINARY;
    }
}
