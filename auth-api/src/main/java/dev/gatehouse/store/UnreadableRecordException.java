// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

/**
 * A record is there and says something that the store does not understand: it was cut off, it is of a later version, or
 * something else stands under its name. It was left as it is. Refuses the request, whatever the host declared for a
 * store that is away: this one answered.
 *
 * @since 0.1
 */
public final class UnreadableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A record that cannot be used.
     *
     * @param message which record and why; holds no secret
     */
    public UnreadableRecordException(String message) {
        super(message);
    }

    /**
     * A record that cannot be used.
     *
     * @param message which record and why; holds no secret
     * @param cause what was found; holds no secret either
     */
    public UnreadableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
