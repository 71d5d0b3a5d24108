// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication;

import dev.gatehouse.authentication.Authentication;
import java.util.Collection;

/**
 * What is not proved may pass as nobody, if none of the methods inside finds anything: who presents something wants it to
 * count.
 */
record Optionally(Part part, Collection<Part> methods) implements Part {
    @Override
    public Authentication prove(Attempt attempt) {
        var outcome = part.prove(attempt);
        if (!(outcome instanceof Authentication.Failure)) {
            return outcome;
        }
        boolean nothing = methods.stream().allMatch(method -> method.prove(attempt) instanceof Authentication.Absent);
        return nothing ? new Authentication.Anonymous() : outcome;
    }
}
