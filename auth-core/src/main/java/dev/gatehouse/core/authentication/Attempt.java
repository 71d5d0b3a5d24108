// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** What the methods of a requirement found for one request. Not thread-safe. */
final class Attempt {
    private final HttpRequest request;
    private final Trace trace;
    private final @Nullable Authentication[] outcomes;

    Attempt(HttpRequest request, Trace trace, int methods) {
        this.request = request;
        this.trace = trace;
        this.outcomes = new Authentication[methods];
    }

    /** The outcome of a method, which runs the first time it is asked for. */
    Authentication of(int number, Authenticator method) {
        var known = outcomes[number];
        if (known != null) {
            return known;
        }
        var outcome = method.authenticate(request, trace);
        outcomes[number] = outcome;
        return outcome;
    }
}
