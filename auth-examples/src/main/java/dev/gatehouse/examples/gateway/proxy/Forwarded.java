// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import dev.gatehouse.examples.gateway.exchange.Exchange;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/** One forwarded request: hears what the upstream answers, and passes it on piece by piece. */
final class Forwarded implements Response.Listener {
    private final ReverseProxy proxy;
    private final Exchange exchange;
    private final Onward onward;
    private final Unanswered unanswered;
    private boolean repeated;
    private boolean answered;
    private boolean unpacking;
    private boolean handedOver;
    private volatile boolean clientTakesNothing;
    private Content.@Nullable Chunk whole;

    Forwarded(ReverseProxy proxy, Exchange exchange, Onward onward, FailureAnswer failures) {
        this.proxy = proxy;
        this.exchange = exchange;
        this.onward = onward;
        this.unanswered = new Unanswered(exchange, onward, failures);
    }

    void send() {
        proxy.request(exchange, onward).send(this);
    }

    @Override
    public void onHeaders(Response answer) {
        answered = true;
        unpacking = proxy.unpacks(exchange.request(), answer);
        AnswerHead.write(exchange, onward, answer, unpacking);
    }

    @Override
    public void onContentSource(Response answer, Content.Source source) {
        if (unpacking) {
            handedOver = true;
            var unpacked = proxy.gunzip().unpacked(source);
            Content.copy(unpacked, exchange.response(), new Unpacked(exchange.callback()));
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
        clientTakesNothing = true;
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
        if (!repeated && !answered && unanswered.mayRepeat(result)) {
            repeated = true;
            send();
            return;
        }
        if (clientTakesNothing) {
            exchange.callback().failed(new QuietException.Exception(result.getFailure()));
        } else {
            unanswered.end(result, answered);
        }
    }

    /** What was said to be packed may not be; everything else is as if the answer came as it is. */
    private final class Unpacked extends Callback.Nested {
        Unpacked(Callback callback) {
            super(callback);
        }

        @Override
        public void failed(Throwable failure) {
            if (failure instanceof ZipException) {
                unanswered.unreadable(failure);
            } else {
                super.failed(failure);
            }
        }
    }

    /** What the client has taken may be forgotten, and the next piece asked for. */
    private final class Passed implements Callback {
        private final Response answer;
        private final Content.Chunk chunk;
        private final Runnable demander;

        Passed(Response answer, Content.Chunk chunk, Runnable demander) {
            this.answer = answer;
            this.chunk = chunk;
            this.demander = demander;
        }

        @Override
        public void succeeded() {
            clientTakesNothing = false;
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
