// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;
import java.util.List;

/**
 * What is not proved may pass as nobody, if none of the methods inside finds anything: who presents something wants it to
 * count.
 */
record Optionally(Part part, List<Part> methods) implements Requirement {
    private static final Outcome NOBODY = new Outcome.Nobody();

    Optionally {
        methods = List.copyOf(methods);
    }

    @Override
    public Outcome prove(HttpRequest request, Trace trace) {
        var attempt = new Attempt(request, trace, methods.size());
        var outcome = part.prove(attempt);
        if (!(outcome instanceof Authentication.Failure)) {
            return new Outcome.Found(outcome);
        }
        boolean nothing = methods.stream().allMatch(method -> method.prove(attempt) instanceof Authentication.Absent);
        return nothing ? NOBODY : new Outcome.Found(outcome);
    }
}
