// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.http.Effects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every part must accept; the first that does not decides the answer. The base is the proof of the method that is named, or
 * else the one of the last part. What proves several parts is one proof.
 */
record AllOf(List<Part> parts, Optional<String> base) implements Part {
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
        var effects = accepted.stream().map(Authentication.Accepted::effects).reduce(Effects.none(), Effects::then);
        return new Authentication.Accepted(
                base(proofs, accepted.get(accepted.size() - 1).base()), proofs, effects);
    }

    /** A method inside an alternative that was not needed proved nothing; then the last part counts. */
    private Proof base(List<Proof> proofs, Proof last) {
        return base.flatMap(method -> proofs.stream()
                        .filter(proof -> proof.method().equals(method))
                        .findFirst())
                .orElse(last);
    }
}
