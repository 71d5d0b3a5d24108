// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

/**
 * How a request becomes the text that is signed, and how the signature is written.
 *
 * @since 0.1
 */
public enum SigningForm {
    /**
     * As draft-cavage-http-signatures says: {@code (request-target)} is method and target with the query, lines of one
     * name are joined, {@code host} is what the client sent, the signature is base64.
     */
    DRAFT,
    /**
     * As the original gateway has it: {@code (request-target)} is method and decoded path without the query,
     * {@code x-aux-date} stands for {@code date} where it is sent, {@code host} is empty, and a signature by a shared
     * secret is base64 with its marks percent-encoded.
     */
    GATEWAY,
    /**
     * As the original gateway signs what it sends on: like {@link #GATEWAY}, but {@code (request-target)} is the target as
     * it is sent, with the query.
     */
    GATEWAY_UPSTREAM;

    /** {@return whether the target is signed as it is sent, with the query} */
    boolean signsWholeTarget() {
        return this != GATEWAY;
    }
}
