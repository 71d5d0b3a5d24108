// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.examples.gateway.Pace.Look;
import dev.gatehouse.examples.gateway.Pace.Phase;
import dev.gatehouse.examples.gateway.UncleanConnections.Unclean;
import dev.gatehouse.examples.gateway.settings.ClientLimits;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections whose clients take too long. The server itself knows silence only, and a client that sends an octet
 * now and then is never silent. All connections are looked at once a second, so that no request pays for it.
 */
final class SlowClients extends AbstractLifeCycle {
    private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);
    private static final int LOOKS = 4;

    private final Server server;
    private final ClientLimits limits;
    private final long periodNanos;
    private volatile Scheduler.@Nullable Task next;

    SlowClients(Server server, ClientLimits limits) {
        this.server = server;
        this.limits = limits;
        var fine = limits.head().dividedBy(LOOKS);
        this.periodNanos = (fine.compareTo(LONGEST_PERIOD) < 0 ? fine : LONGEST_PERIOD).toNanos();
    }

    @Override
    protected void doStart() {
        schedule();
    }

    @Override
    protected void doStop() {
        var waiting = next;
        if (waiting != null) {
            waiting.cancel();
        }
    }

    private void schedule() {
        next = server.getScheduler().schedule(this::lookAtAll, periodNanos, TimeUnit.NANOSECONDS);
    }

    private void lookAtAll() {
        if (!isRunning() && !isStarting()) {
            return;
        }
        long now = NanoTime.now();
        for (Connector connector : server.getConnectors()) {
            connector.getConnectedEndPoints().forEach(endPoint -> lookAt(endPoint, now));
        }
        schedule();
    }

    private void lookAt(EndPoint endPoint, long now) {
        var connection = endPoint.getConnection();
        var inner =
                connection instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : connection;
        if (inner instanceof Unclean http) {
            var phase = phase(http);
            var look = new Look(phase, http.getMessagesIn(), http.getBytesIn(), now);
            if (http.pace().isTooSlow(look, limits)) {
                end(http, phase);
            }
        }
    }

    private static Phase phase(Unclean http) {
        var parser = http.getParser();
        if (http.getHttpChannel().getRequest() == null) {
            return parser.isStart() && http.getMessagesIn() > 0 ? Phase.IDLE : Phase.HEAD;
        }
        return parser.inContentState() && http.getEndPoint().isFillInterested() ? Phase.BODY : Phase.OURS;
    }

    /** Whoever reads a body is told, so that it can answer; there is nobody to tell of anything else. */
    private static void end(Unclean http, Phase phase) {
        if (phase != Phase.BODY || http.onIdleExpired(new TimeoutException("the body comes too slowly"))) {
            http.getEndPoint().close();
        }
    }
}
