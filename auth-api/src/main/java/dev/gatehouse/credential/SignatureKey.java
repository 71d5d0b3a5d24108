// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.credential;

import dev.gatehouse.secret.Secret;
import java.util.Optional;

/**
 * What signatures of a key are verified with.
 *
 * @param secret for symmetric signatures
 * @param certificate id of the certificate for asymmetric ones; empty for none
 * @param hmacEnabled whether symmetric signatures are accepted
 * @param rsaEnabled whether asymmetric ones are accepted
 * @since 0.1
 */
public record SignatureKey(Optional<Secret> secret, String certificate, boolean hmacEnabled, boolean rsaEnabled) {
    private static final SignatureKey NONE = new SignatureKey(Optional.empty(), "", false, false);

    /** {@return no key, and nothing accepted} */
    public static SignatureKey none() {
        return NONE;
    }

    /**
     * Accepts more kinds of signatures.
     *
     * @param hmac whether symmetric ones are accepted from now on, too
     * @param rsa whether asymmetric ones are accepted from now on, too
     * @return the key, which accepts what it accepted before and what was named
     */
    public SignatureKey accepting(boolean hmac, boolean rsa) {
        boolean same = (hmacEnabled || !hmac) && (rsaEnabled || !rsa);
        return same ? this : new SignatureKey(secret, certificate, hmacEnabled || hmac, rsaEnabled || rsa);
    }
}
