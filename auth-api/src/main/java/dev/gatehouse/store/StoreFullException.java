// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

/**
 * A bounded store has no room for another record. Nothing was written, and nothing that lives was dropped. During a
 * decision it is to the client what {@link StoreUnavailableException} is: a refusal with status 503.
 *
 * @since 0.1
 */
public final class StoreFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal to write.
     *
     * @param bound how many records the store may hold
     */
    public StoreFullException(long bound) {
        super("the store holds " + bound + " records and may hold no more");
    }
}
