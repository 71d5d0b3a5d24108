// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

/** A server could not be asked, or did not answer. */
final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean harmless;

    private UnreachableException(String message, Throwable cause, boolean harmless) {
        super(message, cause);
        this.harmless = harmless;
    }

    /** Nothing was sent, so nothing was done. */
    static UnreachableException beforeSending(String message, Throwable cause) {
        return new UnreachableException(message, cause, true);
    }

    /** It may have been done. */
    static UnreachableException afterSending(String message, Throwable cause) {
        return new UnreachableException(message, cause, false);
    }

    boolean isHarmless() {
        return harmless;
    }
}
