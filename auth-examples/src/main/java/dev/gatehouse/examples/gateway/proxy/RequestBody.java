// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import dev.gatehouse.examples.gateway.exchange.Exchange;
import org.eclipse.jetty.client.ContentSourceRequestContent;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The body that goes to an upstream: straight from the server, or what a method has read and then the rest. */
final class RequestBody {
    private static final ByteBufferPool.Sized BUFFERS = new ByteBufferPool.Sized(null, false, 8192);

    private RequestBody() {}

    /** Null if the request has none. */
    static @Nullable ContentSourceRequestContent of(Exchange exchange) {
        var request = exchange.request();
        if (!exists(request)) {
            return null;
        }
        var read = exchange.readBody();
        var type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        var source = read.isPresent() ? Content.Source.from(BUFFERS, read.get()) : request;
        return new ContentSourceRequestContent(source, type);
    }

    private static boolean exists(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }
}
