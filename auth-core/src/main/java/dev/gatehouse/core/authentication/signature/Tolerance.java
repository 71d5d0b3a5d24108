// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

/**
 * A check that is left out, because clients depend on it. Each one weakens what a signature proves.
 *
 * @since 0.1
 */
public enum Tolerance {
    /** A header that is signed and not sent counts as empty, so that its absence cannot be told from its loss. */
    MISSING_HEADERS,
    /** An algorithm that nobody knows, or none, is HMAC with SHA-1. */
    UNKNOWN_ALGORITHMS,
    /** A request may be sent again, unchanged, as long as its date is good. */
    REPLAY,
    /** A request with a body may be signed without its digest, so that the body can be exchanged. */
    UNSIGNED_BODY
}
