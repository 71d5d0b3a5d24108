// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.access.Denials;
import dev.gatehouse.examples.gateway.proxy.UpstreamFailure;

/** What clients are told of failures that only a gateway has; kept where the operator has said otherwise. */
final class GatewayDenials {
    static final String NOT_SERVED = "gateway.not_served";
    static final String UNREACHABLE = "upstream.unreachable";
    static final String UNKNOWN_HOST = "upstream.unknown_host";
    static final String SILENT = "upstream.silent";

    private GatewayDenials() {}

    static Denials addedTo(Denials denials) {
        var added = denials;
        added = add(added, NOT_SERVED, 503, "This API is not available, its definition cannot be served");
        added = add(added, UNREACHABLE, 500, "There was a problem proxying the request");
        added = add(added, UNKNOWN_HOST, 500, "Upstream host lookup failed");
        return add(added, SILENT, 504, "Upstream service reached hard timeout.");
    }

    private static Denials add(Denials denials, String id, int status, String message) {
        return denials.ids().contains(id) ? denials : denials.with(id, status, message);
    }

    static String idOf(UpstreamFailure failure) {
        return switch (failure) {
            case UNREACHABLE -> UNREACHABLE;
            case UNKNOWN_HOST -> UNKNOWN_HOST;
            case SILENT -> SILENT;
        };
    }
}
