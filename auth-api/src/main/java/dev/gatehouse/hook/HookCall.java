// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.hook;

import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.StoredSession;
import java.util.Optional;

/**
 * What a hook is asked about.
 *
 * @param request the request, as the hooks before left it
 * @param api the API asked for
 * @param organization its tenant
 * @param session the session that rules the request, which is alive; whether it has a right to what is asked for is not known
 *     yet. Empty before authentication, and where none is needed
 * @param trace receives the steps taken
 * @since 0.1
 */
public record HookCall(
        HttpRequest request, ApiId api, OrganizationId organization, Optional<StoredSession> session, Trace trace) {}
