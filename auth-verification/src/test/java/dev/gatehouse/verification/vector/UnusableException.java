// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.vector;

/** What the runner was given cannot be used: no directory, no JSON, an area that nothing has. */
public final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableException(String message) {
        super(message);
    }
}
