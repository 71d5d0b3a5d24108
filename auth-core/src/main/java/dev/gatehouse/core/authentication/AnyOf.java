// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;
import java.util.List;

/** Parts are tried in order, also after one that rejected; the first success counts, else the last failure. */
final class AnyOf implements Authenticator {
    private final List<Authenticator> parts;

    AnyOf(List<Authenticator> parts) {
        this.parts = parts;
    }

    @Override
    public Authentication authenticate(HttpRequest request, Trace trace) {
        var outcome = parts.get(0).authenticate(request, trace);
        for (var part : parts.subList(1, parts.size())) {
            if (isFinal(outcome)) {
                return outcome;
            }
            outcome = part.authenticate(request, trace);
        }
        return outcome;
    }

    private static boolean isFinal(Authentication outcome) {
        return outcome instanceof Authentication.Accepted || outcome instanceof Authentication.Answered;
    }
}
