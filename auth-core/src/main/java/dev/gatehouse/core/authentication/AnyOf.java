// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.definition.AuthRequirement.Challenges;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts are tried in order, also after one that rejected; the first success counts. If there is none the client gets the
 * last failure, and every credential that was rejected is told to the listener.
 */
record AnyOf(List<Part> parts, Challenges challenges) implements Part {
    @Override
    public Authentication prove(Attempt attempt) {
        var failures = new ArrayList<Authentication.Failure>();
        for (var part : parts) {
            var outcome = part.prove(attempt);
            if (!(outcome instanceof Authentication.Failure failure)) {
                return outcome;
            }
            failures.add(failure);
        }
        if (challenges == Challenges.NONE) {
            return Authentication.NoneAccepted.silently(failures);
        }
        return failures.size() == 1 ? failures.get(0) : new Authentication.NoneAccepted(failures);
    }
}
