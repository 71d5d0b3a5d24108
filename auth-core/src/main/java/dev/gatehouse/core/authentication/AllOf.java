// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/** Every part must accept; the first that does not decides the answer, and the last proof is the base. */
final class AllOf implements Authenticator {
    private final List<Authenticator> parts;

    AllOf(List<Authenticator> parts) {
        this.parts = parts;
    }

    @Override
    public Authentication authenticate(HttpRequest request, Trace trace) {
        var proofs = new ArrayList<Proof>();
        for (var part : parts) {
            var outcome = part.authenticate(request, trace);
            if (!(outcome instanceof Authentication.Accepted accepted)) {
                return outcome;
            }
            proofs.addAll(accepted.proofs());
        }
        return new Authentication.Accepted(proofs.get(proofs.size() - 1), proofs);
    }
}
