// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.examples.gateway.exchange.Exchange;
import dev.gatehouse.http.BodyUnavailableException;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.RequestPath.Clarity;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request, from the server to its answer: clean path, operator, place, decision, and then forward or refuse. */
final class GatewayHandler extends Handler.Abstract {
    private final Supplier<Routes> current;
    private final ControlDoor control;
    private final Outcome outcome;
    private final boolean closesConnections;
    private final Patience patience = new Patience();

    GatewayHandler(Supplier<Routes> current, ControlDoor control, Outcome outcome, boolean closesConnections) {
        this.current = current;
        this.control = control;
        this.outcome = outcome;
        this.closesConnections = closesConnections;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (closesConnections) {
            HttpFields.Mutable fields = response.getHeaders();
            fields.put(HttpHeader.CONNECTION, "close");
        }
        try {
            answer(new Exchange(request, response, callback));
        } catch (BodyUnavailableException brokenOff) {
            brokenOff(callback);
        }
        return true;
    }

    /** The client's doing: a body that does not come to its end. */
    private static void brokenOff(Callback callback) {
        callback.failed(new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, "the body broke off"));
    }

    private void answer(Exchange exchange) {
        var refusal = refusal(exchange);
        if (refusal != null) {
            exchange.send(refusal);
            return;
        }
        var routes = current.get();
        control.answer(exchange, routes).ifPresentOrElse(exchange::send, () -> route(exchange, routes));
    }

    /** What is answered to a request that upstreams could read in another way than the gateway; null for all others. */
    private static @Nullable HttpAnswer refusal(Exchange exchange) {
        if (!RequestFraming.isUnderstood(exchange.request())) {
            return PlainAnswers.NOT_IMPLEMENTED;
        }
        var path = exchange.facts().path();
        if (path.clarity() == Clarity.MALFORMED) {
            return PlainAnswers.BAD_REQUEST;
        }
        var clean = CleanPath.redirect(path.raw());
        if (clean != null) {
            return PlainAnswers.moved(clean, exchange.facts().query());
        }
        return PathSpellings.mayClimb(path.raw()) ? PlainAnswers.BAD_REQUEST : null;
    }

    private void route(Exchange exchange, Routes routes) {
        var route = routes.find(exchange.host(), exchange.facts().path().decoded());
        if (route == null) {
            exchange.send(PlainAnswers.NOT_FOUND);
        } else if (route.site() instanceof Site.Served served) {
            serve(exchange, route.place(), served);
        } else {
            outcome.broken(exchange);
        }
    }

    private void serve(Exchange exchange, Place place, Site.Served site) {
        if (CallerLimits.areAsked(
                exchange.facts().path().decoded(), place, site.gate().api())) {
            outcome.limits(exchange, site, site.gate().limits(exchange.facts()));
        } else {
            apply(exchange, place, site, site.gate().decide(exchange.facts()), 0);
        }
    }

    private void apply(Exchange exchange, Place place, Site.Served site, AccessDecision decision, int waited) {
        if (decision instanceof AccessDecision.Granted granted) {
            outcome.granted(exchange, place, site, granted);
        } else if (decision instanceof AccessDecision.Answered answered) {
            outcome.answered(exchange, answered);
        } else {
            denied(exchange, place, site, (AccessDecision.Denied) decision, waited);
        }
    }

    private void denied(Exchange exchange, Place place, Site.Served site, AccessDecision.Denied denied, int waited) {
        var again = denied.again().orElse(null);
        if (again == null
                || !waits(exchange, denied, waited, () -> apply(exchange, place, site, again.get(), waited + 1))) {
            outcome.denied(exchange, site, denied);
        }
    }

    private boolean waits(Exchange exchange, AccessDecision.Denied denied, int waited, Runnable next) {
        var components = exchange.request().getComponents();
        return patience.delays(denied.throttle(), waited, components, () -> afterWaiting(exchange, next));
    }

    /** Nobody else hears of a failure here: the server has long been told that the request is handled. */
    private static void afterWaiting(Exchange exchange, Runnable next) {
        try {
            next.run();
        } catch (BodyUnavailableException brokenOff) {
            brokenOff(exchange.callback());
        } catch (RuntimeException failure) {
            exchange.callback().failed(failure);
        }
    }
}
