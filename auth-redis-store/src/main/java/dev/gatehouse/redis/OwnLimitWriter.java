// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.entitlement.Throttle;
import java.io.IOException;

/** Writes how much may be done, as members of our own record. What says nothing is left out. */
final class OwnLimitWriter {
    private final JsonGenerator json;

    OwnLimitWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Members of a right. */
    void allowance(Allowance allowance) throws IOException {
        if (allowance.limits().isPresent()) {
            limits(allowance.limits().get());
        }
        if (!allowance.endpoints().isEmpty()) {
            json.writeArrayFieldStart("endpoints");
            for (var endpoint : allowance.endpoints()) {
                endpoint(endpoint);
            }
            json.writeEndArray();
        }
        if (!allowance.scope().isEmpty()) {
            json.writeStringField("scope", allowance.scope());
        }
    }

    private void endpoint(EndpointLimit endpoint) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", endpoint.path());
        json.writeStringField("method", endpoint.method());
        rate(endpoint.rate());
        if (!endpoint.hasUsualCounter()) {
            json.writeStringField("counter", endpoint.counter());
        }
        json.writeEndObject();
    }

    /** The member {@code limits}. */
    void limits(Limits limits) throws IOException {
        json.writeObjectFieldStart("limits");
        rate(limits.rate());
        quota(limits.quota());
        throttle(limits.throttle());
        number("depth", limits.queryDepth());
        json.writeEndObject();
    }

    private void rate(RateLimit rate) throws IOException {
        if (rate.equals(RateLimit.unlimited())) {
            return;
        }
        json.writeObjectFieldStart("rate");
        json.writeNumberField("permits", rate.permits());
        OwnRetention.duration(json, "period", rate.period());
        if (rate.smoothing().isPresent()) {
            smoothing(rate.smoothing().get());
        }
        json.writeEndObject();
    }

    private void smoothing(Smoothing smoothing) throws IOException {
        json.writeObjectFieldStart("smoothing");
        if (!smoothing.enabled()) {
            json.writeBooleanField("disabled", true);
        }
        number("threshold", smoothing.threshold());
        json.writeNumberField("trigger", smoothing.trigger());
        number("step", smoothing.step());
        OwnRetention.duration(json, "delay", smoothing.delay());
        json.writeEndObject();
    }

    private void quota(Quota quota) throws IOException {
        if (!quota.equals(Quota.unlimited())) {
            json.writeObjectFieldStart("quota");
            number("max", quota.max());
            OwnRetention.duration(json, "renewal", quota.renewal());
            json.writeEndObject();
        }
    }

    private void throttle(Throttle throttle) throws IOException {
        if (!throttle.equals(Throttle.none())) {
            json.writeObjectFieldStart("throttle");
            number("retries", throttle.retries());
            OwnRetention.duration(json, "interval", throttle.interval());
            json.writeEndObject();
        }
    }

    private void number(String name, long value) throws IOException {
        if (value != 0) {
            json.writeNumberField(name, value);
        }
    }
}
