// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.session.StoredSession;
import java.util.Optional;

/**
 * A request on its way, and what is known of it before anybody has said who asks.
 *
 * @param request the request
 * @param version the version that serves it
 * @param organization the session of the API's tenant, if its limits hold
 * @param looksOnly whether nothing is to be taken from limits
 * @param effects what hooks and methods change so far
 * @param trace receives the steps taken
 */
record Passage(
        HttpRequest request,
        ApiVersion version,
        Optional<StoredSession> organization,
        boolean looksOnly,
        Effects effects,
        Trace trace) {
    Passage of(Optional<StoredSession> other) {
        return other.equals(organization) ? this : new Passage(request, version, other, looksOnly, effects, trace);
    }

    /** A request that somebody changed: from here on it is the changed one. */
    Passage then(Effects other) {
        if (other.equals(Effects.none())) {
            return this;
        }
        return new Passage(
                other.request().applyTo(request), version, organization, looksOnly, effects.then(other), trace);
    }
}
