// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store did not answer, so the outcome of the operation is unknown: a write may have been done, may not, or may be done
 * when a store that stood still goes on. Becomes a refusal with status 503, or what the host declared for that case, at
 * one place.
 *
 * @since 0.1
 */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable StorePort port;

    /**
     * A failure with its reason.
     *
     * @param message what was tried; holds no secret
     * @param cause the failure of the driver
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
        port = null;
    }

    /**
     * A failure without further cause.
     *
     * @param message what was tried; holds no secret
     */
    public StoreUnavailableException(String message) {
        super(message);
        port = null;
    }

    private StoreUnavailableException(StoreUnavailableException same, StorePort port) {
        super(same.getMessage(), same);
        this.port = port;
    }

    /**
     * The same failure, with the port that was asked.
     *
     * @param asked the port
     * @return a failure that names it
     */
    public StoreUnavailableException at(StorePort asked) {
        return new StoreUnavailableException(this, asked);
    }

    /** {@return the port that was asked, where whoever asked said so} */
    public Optional<StorePort> port() {
        return Optional.ofNullable(port);
    }
}
