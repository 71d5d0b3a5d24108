// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.entitlement.Throttle;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how much may be done, from members of our own record. */
final class OwnLimitReader {
    private final OwnMembers json;

    OwnLimitReader(OwnMembers json) {
        this.json = json;
    }

    Limits limits() throws IOException {
        var read = new LimitsRead();
        json.object("limits", read);
        return read.limits;
    }

    EndpointLimit endpoint() throws IOException {
        var read = new EndpointRead();
        json.object("endpoints", read);
        return read.limit();
    }

    private RateLimit rate() throws IOException {
        var read = new RateRead();
        json.object("rate", read);
        return new RateLimit(read.permits, read.duration(), Optional.ofNullable(read.smoothing));
    }

    /** What was read of limits. */
    private final class LimitsRead implements OwnMembers.Taking {
        private Limits limits = Limits.none();

        @Override
        public void take(String member) throws IOException {
            switch (member) {
                case "rate" -> limits = limits.with(rate());
                case "quota" -> limits = limits.with(quota());
                case "throttle" -> limits = limits.with(throttle());
                case "depth" ->
                    limits = new Limits(limits.rate(), limits.quota(), limits.throttle(), json.whole(member));
                default -> throw OwnMembers.unknown("limits");
            }
        }

        private Quota quota() throws IOException {
            var read = new Timed("max", "renewal");
            json.object("quota", read);
            return new Quota(read.number, read.duration());
        }

        private Throttle throttle() throws IOException {
            var read = new Timed("retries", "interval");
            json.object("throttle", read);
            return new Throttle(read.duration(), read.number);
        }
    }

    /** What was read of the rate of an endpoint. */
    private final class EndpointRead implements OwnMembers.Taking {
        private String path = "";
        private String method = "";
        private RateLimit rate = RateLimit.unlimited();
        private @Nullable String counter;

        EndpointLimit limit() {
            return counter == null
                    ? new EndpointLimit(path, method, rate)
                    : new EndpointLimit(path, method, rate, counter);
        }

        @Override
        public void take(String member) throws IOException {
            switch (member) {
                case "path" -> path = json.text(member);
                case "method" -> method = json.text(member);
                case "rate" -> rate = rate();
                case "counter" -> counter = json.text(member);
                default -> throw OwnMembers.unknown("endpoints");
            }
        }
    }

    /** What was read of a rate. */
    private final class RateRead extends Time {
        private double permits;
        private @Nullable Smoothing smoothing;

        RateRead() {
            super("period");
        }

        @Override
        void takeOther(String member) throws IOException {
            switch (member) {
                case "permits" -> permits = json.number(member);
                case "smoothing" -> smoothing = smoothing();
                default -> throw OwnMembers.unknown("rate");
            }
        }

        private Smoothing smoothing() throws IOException {
            var read = new SmoothingRead();
            json.object("smoothing", read);
            return new Smoothing(!read.disabled, read.threshold, read.trigger, read.step, read.duration());
        }
    }

    /** What was read of smoothing. */
    private final class SmoothingRead extends Time {
        private boolean disabled;
        private long threshold;
        private double trigger;
        private long step;

        SmoothingRead() {
            super("delay");
        }

        @Override
        void takeOther(String member) throws IOException {
            switch (member) {
                case "disabled" -> disabled = json.flag(member);
                case "threshold" -> threshold = json.whole(member);
                case "trigger" -> trigger = json.number(member);
                case "step" -> step = json.whole(member);
                default -> throw OwnMembers.unknown("smoothing");
            }
        }
    }

    /** What was read of a number and a time. */
    private final class Timed extends Time {
        private final String name;
        private long number;

        Timed(String name, String time) {
            super(time);
            this.name = name;
        }

        @Override
        void takeOther(String member) throws IOException {
            OwnMembers.expect(member.equals(name), "a limit has a member that this release does not know");
            number = json.whole(member);
        }
    }

    /** What was read of something that has a time: seconds under its name, and {@code nanos}. */
    private abstract class Time implements OwnMembers.Taking {
        private final String time;
        private long seconds;
        private long nanos;

        Time(String time) {
            this.time = time;
        }

        @Override
        public void take(String member) throws IOException {
            if (member.equals(time)) {
                seconds = json.whole(member);
            } else if (member.equals("nanos")) {
                nanos = json.whole(member);
            } else {
                takeOther(member);
            }
        }

        abstract void takeOther(String member) throws IOException;

        final java.time.Duration duration() {
            return OwnMembers.duration(seconds, nanos);
        }
    }
}
