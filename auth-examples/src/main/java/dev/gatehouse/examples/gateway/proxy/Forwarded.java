// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import dev.gatehouse.examples.gateway.exchange.Exchange;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One forwarded request: hears what the upstream answers, and passes it on piece by piece. */
final class Forwarded implements Response.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ReverseProxy.class);
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final ReverseProxy proxy;
    private final Exchange exchange;
    private final Onward onward;
    private final FailureAnswer failures;
    private boolean repeated;
    private boolean answered;
    private boolean unpacking;
    private boolean handedOver;
    private Content.@Nullable Chunk whole;

    Forwarded(ReverseProxy proxy, Exchange exchange, Onward onward, FailureAnswer failures) {
        this.proxy = proxy;
        this.exchange = exchange;
        this.onward = onward;
        this.failures = failures;
    }

    void send() {
        var request = proxy.request(exchange, onward);
        var body = RequestBody.of(exchange);
        if (body != null) {
            request.body(body);
        }
        if (exchange.request().getHeaders().contains(HttpHeader.TRAILER)) {
            request.trailersSupplier(exchange.request()::getTrailers);
        }
        request.send(this);
    }

    @Override
    public void onHeaders(Response answer) {
        answered = true;
        unpacking = proxy.unpacks(exchange.request(), answer);
        var response = exchange.response();
        response.setStatus(answer.getStatus());
        var hopByHop = HopByHop.of(answer.getHeaders());
        var out = response.getHeaders();
        for (var field : answer.getHeaders()) {
            if (!hopByHop.includes(field) && !(unpacking && proxy.gunzip().concerns(field))) {
                out.add(field);
            }
        }
        if (endsWithItsConnection(answer, out)) {
            // Else the server would end the body with the connection, and half a body would look whole.
            out.put(HttpHeader.TRANSFER_ENCODING, "chunked");
        }
        exchange.put(onward.effects().response());
        onward.quota().fields().forEach(out::put);
        if (answer.getHeaders().contains(HttpHeader.TRAILER)) {
            response.setTrailersSupplier(answer::getTrailers);
        }
    }

    private boolean endsWithItsConnection(Response answer, HttpFields out) {
        var request = exchange.request();
        return !out.contains(HttpHeader.CONTENT_LENGTH)
                && answer.getStatus() != HttpStatus.NO_CONTENT_204
                && answer.getStatus() != HttpStatus.NOT_MODIFIED_304
                && !request.getMethod().equals("HEAD")
                && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
    }

    @Override
    public void onContentSource(Response answer, Content.Source source) {
        if (unpacking) {
            handedOver = true;
            Content.copy(proxy.gunzip().unpacked(source), exchange.response(), exchange.callback());
            return;
        }
        Response.Listener.super.onContentSource(answer, source);
    }

    @Override
    public void onContent(Response answer, Content.Chunk chunk, Runnable demander) {
        chunk.retain();
        if (answer.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) == chunk.remaining()) {
            // All there is: head and body leave together, in one write instead of three.
            whole = chunk;
            demander.run();
            return;
        }
        exchange.response().write(false, chunk.getByteBuffer(), new Passed(answer, chunk, demander));
    }

    @Override
    public void onComplete(Result result) {
        if (result.isFailed()) {
            fail(result);
        } else if (!handedOver) {
            finish();
        }
    }

    private void finish() {
        var last = whole;
        if (last == null) {
            exchange.response().write(true, BufferUtil.EMPTY_BUFFER, exchange.callback());
            return;
        }
        ByteBuffer content = last.getByteBuffer();
        exchange.response().write(true, content, Callback.from(exchange.callback(), last::release));
    }

    private void fail(Result result) {
        if (whole != null) {
            whole.release();
            whole = null;
        }
        if (handedOver) {
            return;
        }
        if (mayRepeat(result)) {
            repeated = true;
            send();
            return;
        }
        if (answered || exchange.response().isCommitted() || result.getRequestFailure() instanceof HttpException) {
            // Half an answer cannot be taken back, and a client that breaks the protocol is the server's business.
            exchange.callback().failed(result.getFailure());
            return;
        }
        var failure = result.getFailure();
        LOG.warn(
                "upstream {} gave no answer: {}",
                onward.upstream().authority(),
                failure.getClass().getSimpleName());
        failures.send(exchange, UpstreamFailure.of(failure));
    }

    /** An upstream may close a connection in the moment in which a request leaves; that request was never read. */
    private boolean mayRepeat(Result result) {
        var failure = result.getFailure();
        return !repeated
                && !answered
                && (failure instanceof EOFException || failure instanceof ClosedChannelException)
                && REPEATABLE.contains(exchange.request().getMethod())
                && result.getRequest().getBody() == null;
    }

    /** What the client has taken may be forgotten, and the next piece asked for. */
    private record Passed(Response answer, Content.Chunk chunk, Runnable demander) implements Callback {
        @Override
        public void succeeded() {
            chunk.release();
            demander.run();
        }

        @Override
        public void failed(Throwable failure) {
            chunk.release();
            var unused = answer.abort(failure);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
