// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denial;
import dev.gatehouse.access.DenialRenderer;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Writes refusals as the original gateway does: a small JSON or XML envelope, or what its rules make of it. An answer
 * to {@code HEAD} has its body, too; the host's server leaves it out. Thread-safe.
 *
 * @since 0.1
 */
public final class TykErrors implements DenialRenderer {
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String GENERATOR = "X-Generator";
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final TykErrorRules ofGateway;
    private final TykErrorRules ofApi;
    private final boolean hideGenerator;

    private TykErrors(TykErrorRules ofGateway, TykErrorRules ofApi, boolean hideGenerator) {
        this.ofGateway = ofGateway;
        this.ofApi = ofApi;
        this.hideGenerator = hideGenerator;
    }

    /**
     * Answers of a gateway.
     *
     * @param rules how the gateway's configuration rewrites refusals
     * @param hideGenerator whether {@code X-Generator} is left out
     * @return the renderer, for APIs without rules of their own
     */
    public static TykErrors of(TykErrorRules rules, boolean hideGenerator) {
        return new TykErrors(rules, TykErrorRules.none(), hideGenerator);
    }

    /**
     * Answers of one API, whose own rules come before the gateway's.
     *
     * @param rules how the API's definition rewrites refusals
     * @return the renderer, for this API only
     */
    public TykErrors forApi(TykErrorRules rules) {
        return new TykErrors(ofGateway, rules, hideGenerator);
    }

    @Override
    public HttpAnswer render(ProtectedApi api, HttpRequest request, AccessDecision.Denied denied) {
        var envelope = Envelope.of(request);
        var rule = find(denied.denial());
        var lines = new AnswerLines();
        denied.effects().response().forEach(lines::add);
        if (rule == null) {
            addOwn(lines, envelope);
            return answer(
                    denied.denial().status(),
                    lines,
                    envelope.body(denied.denial().message()));
        }
        return rewritten(rule, denied.denial(), envelope, lines);
    }

    private @Nullable ErrorRule find(Denial denial) {
        var own = ofApi.find(denial);
        return own == null ? ofGateway.find(denial) : own;
    }

    private HttpAnswer rewritten(ErrorRule rule, Denial denial, Envelope envelope, AnswerLines lines) {
        var status = rule.status(denial);
        var template = rule.body();
        addOwn(lines, envelope);
        rule.headers().forEach(lines::set);
        if (template == null) {
            // The envelope is what it says it is, whatever the rule claims.
            lines.set(CONTENT_TYPE, envelope.contentType());
            return answer(status, lines, envelope.body(rule.message(denial)));
        }
        return answer(status, lines, template.fill(status, envelope.escape(rule.message())));
    }

    private void addOwn(AnswerLines lines, Envelope envelope) {
        lines.set(CONTENT_TYPE, envelope.contentType());
        if (!hideGenerator) {
            lines.set(GENERATOR, "tyk.io");
        }
    }

    private static HttpAnswer answer(int status, AnswerLines lines, String body) {
        boolean bodiless = status == NO_CONTENT || status == NOT_MODIFIED;
        return new HttpAnswer(status, lines.headers(), bodiless ? "" : body);
    }
}
