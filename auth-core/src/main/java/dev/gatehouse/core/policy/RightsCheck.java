// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.access.Denials;
import dev.gatehouse.core.internal.pattern.PathPatterns;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.policy.PolicyEngine.Question;
import dev.gatehouse.policy.Ruling;
import org.jspecify.annotations.Nullable;

/** Does the session have the right to this API, version, path and method? Where there is no session, none is needed. */
final class RightsCheck {
    private final PathPatterns patterns = new PathPatterns();

    Ruling.@Nullable Refused refusal(Question question, Trace trace) {
        var refused = refusalOfApi(question, trace);
        if (refused != null || question.session().isEmpty()) {
            return refused;
        }
        var right = own(question).rights().get(question.api().id());
        return right == null ? null : checkPath(right, question, trace);
    }

    /** Does it have any right to this API and version? */
    Ruling.@Nullable Refused refusalOfApi(Question question, Trace trace) {
        if (question.session().isEmpty()) {
            return null;
        }
        var api = question.api();
        var entitlements = own(question);
        if (entitlements.unrestricted()) {
            trace.note("rights.unrestricted", api.id().value(), Verdict.PASSED);
            return null;
        }
        var right = entitlements.rights().get(api.id());
        if (right == null || !coversVersion(right, question)) {
            trace.note("rights.api", api.id().value(), Verdict.REFUSED);
            return Ruling.Refused.because(Denials.API_NOT_GRANTED, "no right to this API and version");
        }
        trace.note("rights.api", api.id().value(), Verdict.PASSED);
        return null;
    }

    private static Entitlements own(Question question) {
        return question.session().orElseThrow().effective().grants().own();
    }

    private static boolean coversVersion(AccessRight right, Question question) {
        if (!(question.api().paths().versions() instanceof ApiVersions.Several several)) {
            return true;
        }
        return right.versions().contains(question.version().name())
                || (several.fallsBack() && right.versions().contains(several.defaultName()));
    }

    private Ruling.@Nullable Refused checkPath(AccessRight right, Question question, Trace trace) {
        if (right.paths().isEmpty()) {
            return null;
        }
        var request = question.request();
        boolean granted = request.path().plain() && grants(right, question.api(), request);
        trace.note("rights.path", request.path().raw(), granted ? Verdict.PASSED : Verdict.REFUSED);
        return granted ? null : Ruling.Refused.because(Denials.PATH_NOT_GRANTED, "no rule allows this path and method");
    }

    private boolean grants(AccessRight right, ProtectedApi api, HttpRequest request) {
        for (var rule : right.paths()) {
            if (speaksOf(rule, api, request)) {
                return true;
            }
        }
        return false;
    }

    private boolean speaksOf(PathRule rule, ProtectedApi api, HttpRequest request) {
        if (!rule.methods().contains(request.method())) {
            return false;
        }
        var matching = api.paths().matching();
        var whole = request.path().decoded();
        if (!matching.fromStart()) {
            return patterns.matches(rule.pattern(), matching, whole);
        }
        var below = api.paths().within(whole);
        if (rule.pattern().isBlank() || below == null) {
            return false;
        }
        return patterns.matches(rule.pattern(), matching, below)
                || (matching != PathMatching.EXACT && patterns.matches(rule.pattern(), matching, whole));
    }
}
