// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.structured;

/** Ends the reading of what is no structured field. Never leaves this package. */
final class MalformedFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedFieldException() {
        // Clients can cause as many as they like, and nobody reads the stack.
        super(null, null, false, false);
    }
}
