// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.access.Denials;
import dev.gatehouse.entitlement.Throttle;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.policy.PolicyEngine.Question;
import dev.gatehouse.policy.Ruling;
import dev.gatehouse.policy.Usage;
import dev.gatehouse.policy.Usage.Level;
import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.store.StorePort;
import dev.gatehouse.store.StoreUnavailableException;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** May the request be made now? All limits of a request are asked at once, and none is asked where there is none. */
final class LimitCheck {
    private static final Logger LOG = LoggerFactory.getLogger(LimitCheck.class);

    private final ApplicableLimits limits = new ApplicableLimits();
    private final UncountableLimits uncountables = new UncountableLimits();
    private final Function<List<LimitRequest>, LimitAnswer> taking;
    private final Function<List<LimitRequest>, LimitAnswer> looking;

    LimitCheck(LimitStore store) {
        this.taking = store::take;
        this.looking = store::peek;
    }

    /** Takes from all limits, or from none. */
    Ruling take(Question question, Trace trace) {
        return check(question, taking, trace);
    }

    /** Says what {@link #take} would. */
    Ruling peek(Question question, Trace trace) {
        return check(question, looking, trace);
    }

    /** How the limits stand that hold for a request, before it is made. */
    List<Usage> usage(Question question) {
        var requests = limits.of(question, 0);
        return requests.isEmpty() ? List.of() : usage(requests, ask(looking, requests));
    }

    private Ruling check(Question question, Function<List<LimitRequest>, LimitAnswer> counters, Trace trace) {
        List<LimitRequest> requests;
        try {
            requests = limits.of(question, 1);
        } catch (IllegalArgumentException uncountable) {
            // It says how many there are and what to choose instead. A limit that cannot be counted must not be none.
            var problem = String.valueOf(uncountable.getMessage());
            if (uncountables.isNew(question.api().id(), problem)) {
                LOG.warn(
                        "a limit on API {} cannot be counted: {}",
                        question.api().id(),
                        problem);
            }
            return Ruling.Refused.because(Denials.UNCOUNTABLE_LIMIT, problem);
        }
        if (requests.isEmpty()) {
            return Ruling.Permitted.unlimited();
        }
        var answer = ask(counters, requests);
        var usage = usage(requests, answer);
        LimitSteps.note(requests, usage, trace);
        return answer.granted() ? new Ruling.Permitted(usage) : refused(question, usage);
    }

    private static LimitAnswer ask(Function<List<LimitRequest>, LimitAnswer> counters, List<LimitRequest> requests) {
        try {
            return counters.apply(requests);
        } catch (StoreUnavailableException away) {
            throw away.at(StorePort.LIMITS);
        }
    }

    /** Most requests meet one limit or two, whose list needs no array. */
    private static List<Usage> usage(List<LimitRequest> requests, LimitAnswer answer) {
        var statuses = answer.statuses();
        if (requests.size() == 1) {
            return List.of(usage(requests.get(0), statuses.get(0)));
        }
        if (requests.size() == 2) {
            return List.of(usage(requests.get(0), statuses.get(0)), usage(requests.get(1), statuses.get(1)));
        }
        var usage = new Usage[requests.size()];
        for (int i = 0; i < usage.length; i++) {
            usage[i] = usage(requests.get(i), statuses.get(i));
        }
        return List.of(usage);
    }

    private static Usage usage(LimitRequest request, LimitStatus status) {
        return new Usage(level(request), request.key().measure(), request.limit(), status);
    }

    private static Level level(LimitRequest request) {
        return switch (request.key().holder().kind()) {
            case ORGANIZATION -> Level.ORGANIZATION;
            case SESSION, CUSTOM -> Level.SESSION;
            case API -> Level.API;
        };
    }

    private static Ruling refused(Question question, List<Usage> usage) {
        for (var one : usage) {
            if (!one.status().granted()) {
                return new Ruling.Refused(refusal(one), usage, throttle(question, one));
            }
        }
        throw new IllegalStateException("the store refuses a request that no limit refuses");
    }

    private static Refusal refusal(Usage refusing) {
        return new Refusal(
                id(refusing.level(), refusing.measure()),
                "may be asked again in " + refusing.status().retryAfter());
    }

    private static String id(Level level, Measure measure) {
        return switch (level) {
            case ORGANIZATION -> measure == Measure.RATE ? Denials.ORGANIZATION_RATE : Denials.ORGANIZATION_QUOTA;
            case SESSION -> measure == Measure.RATE ? Denials.SESSION_RATE : Denials.SESSION_QUOTA;
            case API -> Denials.API_RATE;
        };
    }

    /** Only the rate of a session says what may be done instead of refusing. */
    private static Throttle throttle(Question question, Usage refusing) {
        if (refusing.level() != Level.SESSION || refusing.measure() != Measure.RATE) {
            return Throttle.none();
        }
        var own = question.session().orElseThrow().effective().grants().own();
        return ApplicableLimits.limits(own, ApplicableLimits.allowance(own, question.api()))
                .throttle();
    }
}
