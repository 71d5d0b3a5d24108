// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import java.util.List;
import java.util.Optional;

/**
 * What a client says of its signature.
 *
 * @param keyId whose key signed; empty if it does not say
 * @param algorithm by which algorithm; empty if it does not say
 * @param headers what is signed, in this order, as the client spells it
 * @param signature the signature, as it stands; empty if there is none
 * @since 0.1
 */
public record SignatureParameters(String keyId, String algorithm, List<String> headers, String signature) {
    /** A longer text is no signature. */
    public static final int LONGEST = 8_192;

    private static final int MOST_HEADERS = 100;

    public SignatureParameters {
        headers = List.copyOf(headers);
    }

    /**
     * Reads the value of an {@code Authorization} header as the original gateway does: the scheme word may be missing,
     * commas may be missing, blanks may stand anywhere, of a parameter that comes twice the last counts, and a parameter
     * that is not known makes the whole unreadable. Work is linear in the length, which is bounded.
     *
     * @param text the value
     * @return the parameters, or empty if it cannot be read, or signs more than 100 headers
     */
    public static Optional<SignatureParameters> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return new ParameterReader(withoutScheme(text))
                .read()
                .filter(parameters -> parameters.headers().size() <= MOST_HEADERS);
    }

    /** Both spellings of the word may stand there, and no others. */
    private static String withoutScheme(String text) {
        var rest = text.startsWith("Signature") ? text.substring("Signature".length()) : text;
        return (rest.startsWith("signature") ? rest.substring("signature".length()) : rest).strip();
    }

    /** The signature is left out: whoever has it can send the request again. */
    @Override
    public String toString() {
        return "SignatureParameters[keyId=" + keyId + ", algorithm=" + algorithm + ", headers=" + headers + "]";
    }
}
