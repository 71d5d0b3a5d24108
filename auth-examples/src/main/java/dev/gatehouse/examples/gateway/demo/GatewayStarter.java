// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.demo;

import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.store.Stores;
import java.net.URI;

/**
 * Starts a gateway for the demonstration.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface GatewayStarter {
    /**
     * Starts a gateway.
     *
     * @param settings what it is told
     * @param stores where sessions are
     * @return the running gateway
     */
    Running start(GatewaySettings settings, Stores stores);

    /**
     * A running gateway.
     *
     * @param uri where it listens
     * @param stop ends it
     */
    record Running(URI uri, Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }
}
