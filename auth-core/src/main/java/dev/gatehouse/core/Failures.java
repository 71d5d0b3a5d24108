// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.internal.failure.FailureText;
import dev.gatehouse.core.password.HashingBusyException;
import dev.gatehouse.definition.Degradation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.BodyUnavailableException;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.store.StoreFullException;
import dev.gatehouse.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever is thrown during a decision into a refusal, so that no failure opens an API. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final ProtectedApi api;
    private final Outcomes outcomes;

    Failures(ProtectedApi api, Outcomes outcomes) {
        this.api = api;
        this.outcomes = outcomes;
    }

    AccessDecision refused(HttpRequest request, Throwable failure, Trace trace) {
        tellOfStore(request, failure);
        return outcomes.failed(request, refusal(failure, trace));
    }

    private void tellOfStore(HttpRequest request, Throwable failure) {
        if (failure instanceof StoreUnavailableException away) {
            away.port().ifPresent(port -> outcomes.storeFailed(request, port, Degradation.DENY));
        }
    }

    private Refusal refusal(Throwable failure, Trace trace) {
        if (failure instanceof StoreUnavailableException) {
            return refused(trace, "store", new Refusal(Denials.STORE_UNAVAILABLE, "a store does not answer"));
        }
        if (failure instanceof StoreFullException) {
            return refused(trace, "store", new Refusal(Denials.STORE_UNAVAILABLE, "a store is full"));
        }
        if (failure instanceof HashingBusyException) {
            var busy = new Refusal(Denials.PASSWORDS_BUSY, "too many passwords are being checked");
            return refused(trace, "basic.password", busy);
        }
        if (failure instanceof BodyUnavailableException) {
            return refused(trace, "body", new Refusal(Denials.MALFORMED_REQUEST, "the body broke off"));
        }
        LOG.error("a decision on API {} failed, the request is refused: {}", api.id(), FailureText.of(failure));
        return refused(
                trace,
                "failure",
                new Refusal(Denials.INTERNAL, failure.getClass().getName()));
    }

    private Refusal refused(Trace trace, String step, Refusal refusal) {
        trace.note(step, api.id().value(), Verdict.REFUSED);
        return refusal;
    }
}
