// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.examples.gateway.control.ControlEndpoint;
import dev.gatehouse.examples.gateway.control.ServedApis;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.store.Stores;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * A running gateway. Thread-safe.
 *
 * @since 0.1
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Gateway implements AutoCloseable {
    private Gateway() {}

    /**
     * Starts a gateway with its control API. Returns when it listens and every definition was read.
     *
     * @param settings what it is told
     * @param stores where sessions are
     * @param clock the time
     * @return the running gateway
     */
    public static Gateway start(GatewaySettings settings, Stores stores, InstantSource clock) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * Starts a gateway with another control API.
     *
     * @param settings what it is told
     * @param stores where sessions are
     * @param clock the time
     * @param control makes the control API from the definitions loaded
     * @return the running gateway
     */
    public static Gateway start(
            GatewaySettings settings,
            Stores stores,
            InstantSource clock,
            Function<ServedApis, ControlEndpoint> control) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** {@return where it listens, with the port that was bound} */
    public URI uri() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** {@return where its control API listens; the same as {@link #uri()} unless it has a port of its own} */
    public URI controlUri() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** {@return the definitions, and the way to read them anew} */
    public ServedApis apis() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Stops to listen, ends all connections and frees everything. */
    @Override
    public void close() {}
}
