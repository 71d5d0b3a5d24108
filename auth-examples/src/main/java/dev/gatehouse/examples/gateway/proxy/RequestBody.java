// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import dev.gatehouse.examples.gateway.exchange.Exchange;
import org.eclipse.jetty.client.ContentSourceRequestContent;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The body that goes to an upstream: straight from the server, or what a method has read and then the rest. It knows
 * whether it is the client that everybody waits for, so that no upstream is blamed for it.
 */
final class RequestBody extends ContentSourceRequestContent {
    private static final ByteBufferPool.Sized BUFFERS = new ByteBufferPool.Sized(null, false, 8192);

    private volatile boolean waiting;
    private volatile boolean brokenOff;
    private volatile boolean givenUp;

    private RequestBody(Content.Source source, @Nullable String type) {
        super(source, type);
    }

    /** Null if the request has none. */
    static @Nullable RequestBody of(Exchange exchange) {
        var request = exchange.request();
        if (!exists(request)) {
            return null;
        }
        var read = exchange.readBody();
        var type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        var source = read.isPresent() ? Content.Source.from(BUFFERS, read.get()) : request;
        return new RequestBody(source, type);
    }

    private static boolean exists(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    @Override
    public void demand(Runnable available) {
        waiting = true;
        super.demand(available);
    }

    @Override
    public Content.@Nullable Chunk read() {
        var chunk = super.read();
        if (!givenUp) {
            waiting &= chunk == null;
            brokenOff |= Content.Chunk.isFailure(chunk);
        }
        return chunk;
    }

    @Override
    public void fail(Throwable failure) {
        givenUp = true;
        super.fail(failure);
    }

    /** Whether the next piece is the client's to send, or was when everybody gave up. */
    boolean awaitsClient() {
        return waiting;
    }

    /** Whether the client has not sent it to its end, and will not. */
    boolean brokenOff() {
        return brokenOff;
    }
}
