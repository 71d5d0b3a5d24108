// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.definition.MethodRules;
import java.util.Optional;

/**
 * Rules of a method of the host's own: who verifies, and how callers are recognized who were verified before.
 *
 * <p>The authenticator may make the session itself ({@code SessionBasis.Made}) or find it somewhere. What it decides is not
 * remembered, unless it says until when it is good and these rules say how the caller is recognized. Whatever else it looked
 * at does not count then: the text by which a caller is recognized has to be the credential, the whole credential. An answer
 * that says more than who it is and what may be done – that changes request or answer, or counts once – is not remembered.
 *
 * <p>What is remembered counts for this API, this name, this place and this text alone, for a day at the most. An
 * authenticator that decides otherwise than the one before it should have another name: then everybody is asked about anew.
 *
 * @param name of the authenticator, for logs and explanations; not empty
 * @param authenticator verifies
 * @param identity how callers are recognized; empty to ask the authenticator every time
 * @since 0.1
 */
public record CustomRules(String name, Authenticator authenticator, Optional<IdentityExtractor> identity)
        implements MethodRules {
    /** Name of the method. */
    public static final String METHOD = "custom_auth";

    public CustomRules {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an authenticator needs a name");
        }
    }

    /**
     * Names who verifies.
     *
     * @param name of the authenticator, for logs and explanations; not empty
     * @param authenticator verifies, and is asked every time
     * @return the rules
     */
    public static CustomRules by(String name, Authenticator authenticator) {
        return new CustomRules(name, authenticator, Optional.empty());
    }

    /**
     * Says how callers are recognized.
     *
     * @param other finds the text that is their credential
     * @return the same rules with that
     */
    public CustomRules recognizing(IdentityExtractor other) {
        return new CustomRules(name, authenticator, Optional.of(other));
    }

    @Override
    public String method() {
        return METHOD;
    }
}
