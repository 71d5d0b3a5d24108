// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.examples.gateway.keys.LiveQuotas;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;

/**
 * What callers may ask about their own limits: a path below the listen path of every API that asks for a credential. It
 * never goes to the upstream, and takes nothing.
 */
final class CallerLimits {
    private static final String PATH = "tyk/rate-limits/";
    private static final Headers JSON = Headers.of("Content-Type", "application/json");
    private static final HttpAnswer NOBODY = new HttpAnswer(
            400, JSON, "{\"status\":\"error\",\"message\":\"There is no caller whose limits could be told\"}\n");

    private final LiveQuotas quotas;

    CallerLimits(LiveQuotas quotas) {
        this.quotas = quotas;
    }

    /** Whether a request asks for them. */
    static boolean areAsked(String path, Place place, ProtectedApi api) {
        var base = place.path().endsWith("/") ? place.path() : place.path() + "/";
        return path.length() == base.length() + PATH.length()
                && path.startsWith(base)
                && path.endsWith(PATH)
                && !(api.requirement() instanceof AuthRequirement.Keyless);
    }

    /** The answer to a caller that may use the API. */
    HttpAnswer of(ProtectedApi api, AccessDecision.Granted granted) {
        return granted.session()
                .map(caller -> new HttpAnswer(200, JSON, quotas.ofCaller(caller, api.organization()) + "\n"))
                .orElse(NOBODY);
    }
}
