// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Whether a body ends where the gateway and an upstream both see its end. A coding before {@code chunked} would be lost
 * on the way, <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.1">RFC 9112 §6.1</a>.
 */
final class RequestFraming {
    private RequestFraming() {}

    static boolean isUnderstood(Request request) {
        var headers = request.getHeaders();
        if (!headers.contains(HttpHeader.TRANSFER_ENCODING)) {
            return true;
        }
        var codings = headers.getValuesList(HttpHeader.TRANSFER_ENCODING);
        return codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
    }
}
