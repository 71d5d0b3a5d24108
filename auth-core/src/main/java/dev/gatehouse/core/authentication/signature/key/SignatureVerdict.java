// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature.key;

import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.store.SingleUse;
import java.time.Duration;
import java.util.Optional;

/**
 * What came out of looking at the signature of a request.
 *
 * @since 0.1
 */
public sealed interface SignatureVerdict {
    /**
     * The signature is genuine, and good now.
     *
     * @param keyId whose key made it, as the client sent it
     * @param foundAt where it stood
     * @param use what must not be used before; empty if it may
     */
    record Genuine(String keyId, CredentialLocation foundAt, Optional<Use> use) implements SignatureVerdict {}

    /**
     * There is a signature, and it is not acceptable.
     *
     * @param detail for operators; holds no secret
     */
    record Refused(String detail) implements SignatureVerdict {}

    /** There are several, in one place. */
    record Repeated() implements SignatureVerdict {}

    /** There is no signature. */
    record Absent() implements SignatureVerdict {}

    /**
     * A signature that counts once.
     *
     * @param thing what is used
     * @param remembered how long the use must be remembered: until the signature is too old anyway
     */
    record Use(SingleUse thing, Duration remembered) {}
}
