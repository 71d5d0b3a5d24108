// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.DenialRenderer;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.core.upstream.UpstreamSigner;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.LimitHeaders;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.examples.gateway.exchange.Exchange;
import dev.gatehouse.examples.gateway.proxy.Onward;
import dev.gatehouse.examples.gateway.proxy.QuotaFields;
import dev.gatehouse.examples.gateway.proxy.ReverseProxy;
import dev.gatehouse.examples.gateway.proxy.UpstreamFailure;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.http.Query;
import dev.gatehouse.http.RequestPath;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.policy.Usage.Level;
import dev.gatehouse.store.StoreUnavailableException;

/** Carries a decision out. */
final class Outcome {
    private static final ProtectedApi NO_API =
            ProtectedApi.named("none").requires(new AuthRequirement.Keyless()).build();
    private static final Headers SOON = Headers.of("Retry-After", "10");

    private final ReverseProxy proxy;
    private final Denials denials;
    private final DenialRenderer standard;
    private final CallerLimits limits;

    Outcome(ReverseProxy proxy, Denials denials, DenialRenderer standard, CallerLimits limits) {
        this.proxy = proxy;
        this.limits = limits;
        this.denials = GatewayDenials.addedTo(denials);
        this.standard = standard;
    }

    void granted(Exchange exchange, Place place, Site.Served site, AccessDecision.Granted granted) {
        var facts = exchange.facts();
        var raw = facts.path().raw();
        var onward = new Onward(
                site.upstream(),
                site.strips() ? ListenPath.strip(place.path(), raw) : raw,
                facts.query().without(granted.effects().request().parameters()).raw(),
                granted.effects(),
                quota(site.gate().api(), granted));
        if (site.signer().isEmpty()) {
            forward(exchange, onward, site);
            return;
        }
        var result = site.signer().get().sign(sent(facts, onward));
        if (result instanceof UpstreamSigner.Result.Signed signed) {
            forward(exchange, onward.adding(signed.lines()), site);
        } else {
            var refusal = ((UpstreamSigner.Result.Refused) result).refusal();
            denied(exchange, site, new AccessDecision.Denied(denials.of(refusal), granted.effects()));
        }
    }

    private void forward(Exchange exchange, Onward onward, Site.Served site) {
        proxy.forward(exchange, onward, (failed, failure) -> unanswered(failed, site, failure));
    }

    /** The request as the upstream will see it. */
    private static HttpRequest sent(HttpRequest facts, Onward onward) {
        return new HttpRequest(
                facts.method(),
                RequestPath.parse(onward.path()),
                new Query(onward.query()),
                onward.effects().request().applyTo(facts.headers()),
                facts.body(),
                facts.connection());
    }

    /** A quota that was counted is told by the library; of any other the original tells what the record says. */
    private static QuotaFields quota(ProtectedApi api, AccessDecision.Granted granted) {
        if (api.limits().headers() != LimitHeaders.ORIGINAL_QUOTAS || countsQuota(granted)) {
            return QuotaFields.untold();
        }
        if (granted.session().isEmpty()) {
            return QuotaFields.none();
        }
        var quota = TykSessions.Quota.of(granted.session().get().effective());
        return QuotaFields.of(quota.max(), quota.remaining(), quota.renews());
    }

    private static boolean countsQuota(AccessDecision.Granted granted) {
        return granted.usage().stream()
                .anyMatch(usage -> usage.level() == Level.SESSION && usage.measure() == Measure.QUOTA);
    }

    void denied(Exchange exchange, Site.Served site, AccessDecision.Denied denied) {
        exchange.send(site.renderer().render(site.gate().api(), exchange.facts(), denied));
    }

    /** Tells a caller how its limits stand, if it is one. */
    void limits(Exchange exchange, Site.Served site, AccessDecision decision) {
        if (decision instanceof AccessDecision.Granted granted) {
            exchange.put(granted.effects().response());
            tell(exchange, site, granted);
        } else if (decision instanceof AccessDecision.Answered answered) {
            answered(exchange, answered);
        } else {
            denied(exchange, site, (AccessDecision.Denied) decision);
        }
    }

    private void tell(Exchange exchange, Site.Served site, AccessDecision.Granted granted) {
        try {
            exchange.send(limits.of(site.gate().api(), granted));
        } catch (StoreUnavailableException away) {
            var refusal = new Refusal(Denials.STORE_UNAVAILABLE, "the store of limits does not answer");
            denied(exchange, site, new AccessDecision.Denied(denials.of(refusal), Effects.onResponse(SOON)));
        }
    }

    void answered(Exchange exchange, AccessDecision.Answered answered) {
        exchange.put(answered.effects().response());
        exchange.send(answered.answer());
    }

    void broken(Exchange exchange) {
        var denial = denials.of(new Refusal(GatewayDenials.NOT_SERVED, "the definition is refused"));
        var denied = new AccessDecision.Denied(denial, Effects.onResponse(SOON));
        exchange.send(standard.render(NO_API, exchange.facts(), denied));
    }

    private void unanswered(Exchange exchange, Site.Served site, UpstreamFailure failure) {
        exchange.response().reset();
        var denial = denials.of(new Refusal(GatewayDenials.idOf(failure), failure.name()));
        denied(exchange, site, new AccessDecision.Denied(denial, Effects.none()));
    }
}
