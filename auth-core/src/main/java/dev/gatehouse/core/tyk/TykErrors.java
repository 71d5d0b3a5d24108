// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.DenialRenderer;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;

/**
 * Writes refusals as the original gateway does: a small JSON or XML envelope, or what its rules make of it.
 *
 * @since 0.1
 */
@SuppressWarnings({"unused", "DoNotCallSuggester"})
public final class TykErrors implements DenialRenderer {
    private TykErrors() {}

    /**
     * Answers of a gateway.
     *
     * @param rules how the gateway's configuration rewrites refusals
     * @param hideGenerator whether {@code X-Generator} is left out
     * @return the renderer, for APIs without rules of their own
     */
    public static TykErrors of(TykErrorRules rules, boolean hideGenerator) {
        throw new UnsupportedOperationException();
    }

    /**
     * Answers of one API, whose own rules come before the gateway's.
     *
     * @param rules how the API's definition rewrites refusals
     * @return the renderer, for this API only
     */
    public TykErrors forApi(TykErrorRules rules) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpAnswer render(ProtectedApi api, HttpRequest request, AccessDecision.Denied denied) {
        throw new UnsupportedOperationException();
    }
}
