// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

/**
 * A body did not come to its end: the client went away, or was too slow. Not a failure of the host.
 *
 * @since 0.1
 */
public final class BodyUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A body that broke off.
     *
     * @param message what happened, without anything of the body
     * @param cause what the host's server said
     */
    public BodyUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
