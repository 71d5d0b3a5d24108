// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication;

import dev.gatehouse.authentication.Authentication;
import java.util.ArrayList;
import java.util.List;

/**
 * Every part must accept; the first that does not decides the answer. The base is the one of the last part. What proves
 * several parts is one proof.
 */
record AllOf(List<Part> parts) implements Part {
    @Override
    public Authentication prove(Attempt attempt) {
        var accepted = new ArrayList<Authentication.Accepted>();
        for (var part : parts) {
            var outcome = part.prove(attempt);
            if (!(outcome instanceof Authentication.Accepted proved)) {
                return outcome;
            }
            accepted.add(proved);
        }
        var proofs = accepted.stream()
                .flatMap(proved -> proved.proofs().stream())
                .distinct()
                .toList();
        return new Authentication.Accepted(accepted.get(accepted.size() - 1).base(), proofs);
    }
}
