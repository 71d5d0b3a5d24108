// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Smoothing;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which limits hold for a request, and which counters they have. Nothing is counted here.
 *
 * <p>One rate of a session holds, not several: that of the first fitting path, else that of the right to the API, else that
 * of the whole session. The same goes for an API, whose paths come before the whole of it.
 *
 * <p>Of a path that servers read differently nobody knows which rate is its own, so two hold at once: the strictest one
 * for some paths, and the one that would hold if there were none. No spelling gives more than the plain one then.
 *
 * <p>A rate for some paths replaces the permits and the period of the one that would hold otherwise, not its smoothing; a
 * right without smoothing has that of the whole session.
 */
final class ApplicableLimits {
    private final EndpointChoice endpoints = new EndpointChoice();
    private final LimitMemo<Quota> quotas = new LimitMemo<>(Counting::of);
    private final Map<Counting, LimitMemo<RateLimit>> rates = new EnumMap<>(Counting.class);

    ApplicableLimits() {
        for (var counting : Counting.values()) {
            rates.put(counting, new LimitMemo<>(counting::of));
        }
    }

    private @Nullable Limit limit(Question question, RateLimit rate) {
        return Objects.requireNonNull(rates.get(question.api().limits().counting()))
                .of(rate);
    }

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

    private void ofOrganization(Question question, StoredSession stored, Found found) {
        var api = question.api();
        var limits = stored.effective().grants().own().limits();
        var holder = new Holder(
                HolderKind.ORGANIZATION, api.organization(), api.organization().value());
        found.of(holder, "");
        found.add(Measure.RATE, null, limit(question, limits.rate()));
        found.add(Measure.QUOTA, null, quotas.of(limits.quota()));
    }

    private void ofSession(Question question, StoredSession stored, Found found) {
        var settings = question.api().limits();
        var own = stored.effective().grants().own();
        var allowance = allowance(own, question.api());
        var limits = limits(own, allowance);
        var rate = settings.sessionRates() ? rate(own, limits) : RateLimit.unlimited();
        var endpoint = settings.sessionRates() ? endpoints.first(allowance.endpoints(), question) : null;
        var quota = settings.sessionQuotas() ? quotas.of(limits.quota()) : null;
        if (rate.isUnlimited() && endpoint == null && quota == null) {
            return;
        }
        found.of(SessionCounters.of(stored), allowance.scope());
        addRates(question, endpoint, rate, found);
        found.add(Measure.QUOTA, null, quota);
    }

    private void ofApi(Question question, Found found) {
        var api = question.api();
        var endpoint = endpoints.first(question.version().endpointLimits(), question);
        var rate = api.limits().rate();
        if (endpoint != null || !rate.isUnlimited()) {
            var holder = new Holder(HolderKind.API, api.organization(), api.id().value());
            found.of(holder, "");
            addRates(question, endpoint, rate, found);
        }
    }

    private void addRates(Question question, @Nullable EndpointLimit endpoint, RateLimit otherwise, Found found) {
        if (endpoint != null) {
            var rate = smoothed(endpoint.rate(), otherwise.smoothing());
            found.add(Measure.RATE, endpoint, limit(question, rate));
        }
        if (endpoint == null || !question.request().path().plain()) {
            found.add(Measure.RATE, null, limit(question, otherwise));
        }
    }

    private static RateLimit rate(Entitlements own, Limits limits) {
        var rate = limits.rate();
        boolean smooth = rate.smoothing().isPresent() && rate.smoothing().get().isEffective();
        return smooth ? rate : smoothed(rate, own.limits().rate().smoothing());
    }

    private static RateLimit smoothed(RateLimit rate, Optional<Smoothing> smoothing) {
        return rate.smoothing().equals(smoothing) ? rate : new RateLimit(rate.permits(), rate.period(), smoothing);
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

    /** Collects limits; most requests have none or few. */
    private static final class Found {
        private final long cost;
        private @Nullable Holder holder;
        private String scope = "";
        private @Nullable LimitRequest first;
        private @Nullable LimitRequest second;
        private @Nullable List<LimitRequest> several;

        Found(long cost) {
            this.cost = cost;
        }

        /** Whose counters those are that are added next, and under which scope. */
        void of(Holder nextHolder, String nextScope) {
            holder = nextHolder;
            scope = nextScope;
        }

        void add(Measure measure, @Nullable EndpointLimit endpoint, @Nullable Limit limit) {
            if (limit != null) {
                var whose = Objects.requireNonNull(holder, "a limit belongs to somebody");
                add(new LimitRequest(new LimitKey(measure, whose, scope, name(endpoint)), limit, cost));
            }
        }

        /** Lists of one or two need no array. */
        private void add(LimitRequest request) {
            if (first == null) {
                first = request;
            } else if (second == null) {
                second = request;
            } else {
                several = several == null ? new ArrayList<>(List.of(first, second)) : several;
                several.add(request);
            }
        }

        private static String name(@Nullable EndpointLimit endpoint) {
            return endpoint == null ? "" : endpoint.counter();
        }

        List<LimitRequest> all() {
            if (first == null) {
                return List.of();
            }
            if (second == null) {
                return List.of(first);
            }
            return several == null ? List.of(first, second) : several;
        }
    }
}
