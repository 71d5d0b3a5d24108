// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.policy.PolicyEngine.Question;
import dev.gatehouse.session.StoredSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which limits hold for a request, and which counters they have. Nothing is counted here.
 *
 * <p>One rate of a session holds, not several: that of the first fitting path, else that of the right to the API, else that
 * of the whole session. The same goes for an API, whose paths come before the whole of it.
 */
final class ApplicableLimits {
    private static final int MOST = 5;

    private final EndpointChoice endpoints = new EndpointChoice();

    /**
     * Finds them.
     *
     * @param cost how many permits the request takes of each; 0 to look only
     * @return the limits in the order in which a refusal decides the answer: organization, session, API; rate, quota
     * @throws IllegalArgumentException if a rate cannot be counted in the way of the API
     */
    List<LimitRequest> of(Question question, long cost) {
        var found = new Found(cost);
        if (question.organization().isPresent()) {
            ofOrganization(question, question.organization().get(), found);
        }
        if (question.session().isPresent()) {
            ofSession(question, question.session().get(), found);
        }
        ofApi(question, found);
        return found.all();
    }

    private static void ofOrganization(Question question, StoredSession stored, Found found) {
        var api = question.api();
        var limits = stored.effective().grants().own().limits();
        var holder = new Holder(
                HolderKind.ORGANIZATION, api.organization(), api.organization().value());
        found.add(Measure.RATE, holder, "", null, api.limits().counting().of(limits.rate()));
        found.add(Measure.QUOTA, holder, "", null, Counting.of(limits.quota()));
    }

    private void ofSession(Question question, StoredSession stored, Found found) {
        var settings = question.api().limits();
        var own = stored.effective().grants().own();
        var allowance = allowance(own, question.api());
        var limits = limits(own, allowance);
        var endpoint = settings.sessionRates() ? endpoints.first(allowance.endpoints(), question) : null;
        var rate = settings.sessionRates() ? settings.counting().of(rate(endpoint, limits.rate())) : null;
        var quota = settings.sessionQuotas() ? Counting.of(limits.quota()) : null;
        if (rate == null && quota == null) {
            return;
        }
        var holder = SessionCounters.of(stored);
        found.add(Measure.RATE, holder, allowance.scope(), endpoint, rate);
        found.add(Measure.QUOTA, holder, allowance.scope(), null, quota);
    }

    private void ofApi(Question question, Found found) {
        var api = question.api();
        var endpoint = endpoints.first(question.version().endpointLimits(), question);
        var rate = api.limits().counting().of(rate(endpoint, api.limits().rate()));
        if (rate != null) {
            var holder = new Holder(HolderKind.API, api.organization(), api.id().value());
            found.add(Measure.RATE, holder, "", endpoint, rate);
        }
    }

    /** What a session says of how much of an API may be used. */
    static Allowance allowance(Entitlements own, ProtectedApi api) {
        var right = own.rights().get(api.id());
        return right == null ? Allowance.unstated() : right.allowance();
    }

    /** The limits of an API, or those of the whole session where the API has none of its own. */
    static Limits limits(Entitlements own, Allowance allowance) {
        return allowance.limits().isPresent() ? allowance.limits().get() : own.limits();
    }

    private static RateLimit rate(@Nullable EndpointLimit endpoint, RateLimit otherwise) {
        return endpoint == null ? otherwise : endpoint.rate();
    }

    /** Collects limits; most requests have none or few. */
    private static final class Found {
        private final long cost;
        private @Nullable List<LimitRequest> requests;

        Found(long cost) {
            this.cost = cost;
        }

        void add(
                Measure measure, Holder holder, String scope, @Nullable EndpointLimit endpoint, @Nullable Limit limit) {
            if (limit == null) {
                return;
            }
            if (requests == null) {
                requests = new ArrayList<>(MOST);
            }
            requests.add(new LimitRequest(new LimitKey(measure, holder, scope, name(endpoint)), limit, cost));
        }

        private static String name(@Nullable EndpointLimit endpoint) {
            return endpoint == null ? "" : endpoint.method() + ":" + endpoint.path();
        }

        List<LimitRequest> all() {
            return requests == null ? List.of() : requests;
        }
    }
}
