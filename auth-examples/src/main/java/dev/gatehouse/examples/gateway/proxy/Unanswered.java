// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import dev.gatehouse.examples.gateway.exchange.Exchange;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.QuietException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says whose fault it is that an upstream gave no answer, and does what is left to do. */
final class Unanswered {
    private static final Logger LOG = LoggerFactory.getLogger(ReverseProxy.class);
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Exchange exchange;
    private final Onward onward;
    private final FailureAnswer failures;

    Unanswered(Exchange exchange, Onward onward, FailureAnswer failures) {
        this.exchange = exchange;
        this.onward = onward;
        this.failures = failures;
    }

    /** An upstream may close a connection in the moment in which a request leaves; that request was never read. */
    boolean mayRepeat(Result result) {
        var failure = result.getFailure();
        return (failure instanceof EOFException || failure instanceof ClosedChannelException)
                && REPEATABLE.contains(exchange.request().getMethod())
                && result.getRequest().getBody() == null;
    }

    /** There is nothing of an answer yet, or half of one, which cannot be taken back. */
    void end(Result result, boolean answered) {
        var failure = result.getFailure();
        var body = result.getRequest().getBody() instanceof RequestBody sent ? sent : null;
        if (body != null && (body.brokenOff() || (isTimeout(failure) && body.awaitsClient()))) {
            exchange.callback().failed(ofClient(failure));
        } else if (answered || exchange.response().isCommitted()) {
            brokenOff(failure);
        } else {
            refuse(failure);
        }
    }

    /** A client that breaks the protocol is the server's business, one that only stalls is told so. */
    private static Throwable ofClient(Throwable failure) {
        return isTimeout(failure)
                ? new HttpException.RuntimeException(HttpStatus.REQUEST_TIMEOUT_408, "the body does not come", failure)
                : failure;
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException;
    }

    /** One line for the log; the client sees that its answer is incomplete. */
    void brokenOff(Throwable failure) {
        LOG.warn("upstream {} broke its answer off: {}", onward.upstream().authority(), kind(failure));
        exchange.callback().failed(new QuietException.Exception(failure));
    }

    private void refuse(Throwable failure) {
        LOG.warn("upstream {} gave no answer: {}", onward.upstream().authority(), kind(failure));
        failures.send(exchange, UpstreamFailure.of(failure));
    }

    /** The answer came, and does not hold what it says. Its client must not take half of it for the whole. */
    void unreadable(Throwable failure) {
        if (exchange.response().isCommitted()) {
            brokenOff(failure);
        } else {
            refuse(failure);
        }
    }

    private static String kind(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
