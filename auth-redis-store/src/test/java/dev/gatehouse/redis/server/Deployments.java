// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** One deployment of each kind for all tests that do it no harm; started when first asked for. */
public enum Deployments {
    STANDALONE(Deployments::standalone),
    SENTINEL(SentinelSet::start),
    CLUSTER(ClusterOfThree::start);

    private static final Map<Deployments, Deployment> RUNNING = new EnumMap<>(Deployments.class);

    private final Supplier<Deployment> start;

    Deployments(Supplier<Deployment> start) {
        this.start = start;
    }

    /** The deployment; ends with this process. */
    public Deployment get() {
        synchronized (RUNNING) {
            return RUNNING.computeIfAbsent(this, same -> running(start.get()));
        }
    }

    private static Deployment running(Deployment deployment) {
        Runtime.getRuntime().addShutdownHook(new Thread(deployment::close));
        return deployment;
    }

    private static Deployment standalone() {
        var given = System.getenv("GATEHOUSE_REDIS_URI");
        return given == null ? Standalone.start() : new Given(URI.create(given));
    }
}
