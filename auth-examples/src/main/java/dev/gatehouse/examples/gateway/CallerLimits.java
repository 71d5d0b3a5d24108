// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.examples.gateway.keys.LiveQuotas;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.policy.Usage;
import dev.gatehouse.policy.Usage.Level;
import dev.gatehouse.session.StoredSession;
import java.util.Optional;

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
                .map(caller -> new HttpAnswer(200, JSON, told(api, caller, granted) + "\n"))
                .orElse(NOBODY);
    }

    private String told(ProtectedApi api, StoredSession caller, AccessDecision.Granted granted) {
        return quotas.ofCaller(caller, api.organization(), counted(api, caller, granted));
    }

    /** The quota that was looked at, if it is not one for this API alone. */
    private static Optional<LimitStatus> counted(
            ProtectedApi api, StoredSession caller, AccessDecision.Granted granted) {
        var right = caller.effective().grants().own().rights().get(api.id());
        if (right != null && !right.allowance().scope().isEmpty()) {
            return Optional.empty();
        }
        return granted.usage().stream()
                .filter(one -> one.level() == Level.SESSION && one.measure() == Measure.QUOTA)
                .findFirst()
                .map(Usage::status);
    }
}
