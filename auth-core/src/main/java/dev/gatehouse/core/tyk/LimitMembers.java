// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.entitlement.Throttle;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Limits as members of a session, a policy, a right or an endpoint say them, both ways. */
final class LimitMembers {
    static final String SMOOTHING = "smoothing";
    static final String QUOTA_REMAINING = "quota_remaining";

    /** Each member of limits as it is written if nothing is known of how it was read. */
    private static final Map<String, Function<Limits, JsonNode>> RENDERED = rendered();

    /** What makes the limits of a right count instead of those of the session; bookkeeping does, smoothing does not. */
    private static final List<String> COUNTING = List.of(
            "rate",
            "per",
            "throttle_interval",
            "throttle_retry_limit",
            "max_query_depth",
            "quota_max",
            "quota_renews",
            QUOTA_REMAINING,
            "quota_renewal_rate");

    /** What the original would leave out. */
    private static final Smoothing NOTHING = new Smoothing(false, 0, 0, 0, Duration.ZERO);

    private static final double EXACT = 0x1p53;

    private LimitMembers() {}

    private static Map<String, Function<Limits, JsonNode>> rendered() {
        var members = new LinkedHashMap<String, Function<Limits, JsonNode>>();
        members.put("rate", limits -> number(limits.rate().permits()));
        members.put("per", limits -> Seconds.write(limits.rate().period()));
        members.put(
                "throttle_interval", limits -> Seconds.write(limits.throttle().interval()));
        members.put("throttle_retry_limit", limits -> whole(limits.throttle().retries()));
        members.put("max_query_depth", limits -> whole(limits.queryDepth()));
        members.put("quota_max", limits -> whole(limits.quota().max()));
        members.put("quota_renewal_rate", limits -> Seconds.whole(limits.quota().renewal()));
        members.put(
                SMOOTHING,
                limits -> limits.rate().smoothing().map(LimitMembers::write).orElseGet(MissingNode::getInstance));
        return members;
    }

    /** Reads an object whose shape was checked. */
    static Limits read(JsonNode object) {
        var quota = new Quota(object.path("quota_max").longValue(), Seconds.read(object.path("quota_renewal_rate")));
        var throttle = new Throttle(
                Seconds.read(object.path("throttle_interval")),
                object.path("throttle_retry_limit").longValue());
        var limits = new Limits(
                rate(object), quota, throttle, object.path("max_query_depth").longValue());
        return limits.equals(Limits.none()) ? Limits.none() : limits;
    }

    static RateLimit rate(JsonNode object) {
        return new RateLimit(
                object.path("rate").doubleValue(), Seconds.read(object.path("per")), smoothing(object.path(SMOOTHING)));
    }

    private static Optional<Smoothing> smoothing(JsonNode object) {
        if (!object.isObject()) {
            return Optional.empty();
        }
        var smoothing = new Smoothing(
                object.path("enabled").booleanValue(),
                count(object.path("threshold")),
                object.path("trigger").doubleValue(),
                count(object.path("step")),
                Seconds.read(object.path("delay")));
        return smoothing.equals(NOTHING) ? Optional.empty() : Optional.of(smoothing);
    }

    private static long count(JsonNode number) {
        boolean fits = number.isIntegralNumber() && number.canConvertToLong();
        return fits ? number.longValue() : (long) number.doubleValue();
    }

    /** Changes what is known only where it says something else. */
    static void write(Limits limits, ObjectNode record) {
        var known = read(record);
        if (known.equals(limits)) {
            return;
        }
        RENDERED.forEach((name, render) -> {
            var wanted = render.apply(limits);
            if (!Json.same(render.apply(known), wanted)) {
                JsonMembers.put(record, name, wanted);
            }
        });
    }

    private static JsonNode write(Smoothing smoothing) {
        var written = Json.newObject().put("enabled", smoothing.enabled());
        JsonMembers.put(written, "threshold", whole(smoothing.threshold()));
        JsonMembers.put(written, "trigger", number(smoothing.trigger()));
        JsonMembers.put(written, "step", whole(smoothing.step()));
        JsonMembers.put(written, "delay", Seconds.write(smoothing.delay()));
        return written;
    }

    private static JsonNode whole(long value) {
        return value == 0 ? MissingNode.getInstance() : Json.tree(value);
    }

    private static JsonNode number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            return whole((long) value);
        }
        return Json.tree(BigDecimal.valueOf(value));
    }

    /** Whether the original takes the limits of a right for none. */
    static boolean isEmpty(JsonNode limit) {
        return COUNTING.stream().allMatch(name -> limit.path(name).doubleValue() == 0);
    }
}
