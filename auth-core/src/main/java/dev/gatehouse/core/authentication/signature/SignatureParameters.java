// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client says of its signature.
 *
 * @param keyId whose key signed; empty if it does not say
 * @param algorithm by which algorithm; empty if it does not say
 * @param headers what is signed, in this order, as the client spells it
 * @param signature the signature, as it stands; empty if there is none
 * @param moments when it was made, and until when it is good
 * @since 0.1
 */
public record SignatureParameters(
        String keyId, String algorithm, List<String> headers, String signature, Moments moments) {
    /** A longer text is no signature. */
    public static final int LONGEST = 8_192;

    static final String SCHEME = "Signature ";

    private static final int MOST_HEADERS = 100;

    public SignatureParameters {
        headers = List.copyOf(headers);
    }

    SignatureParameters(String keyId, String algorithm, List<String> headers, String signature) {
        this(keyId, algorithm, headers, signature, Moments.none());
    }

    /**
     * When a signature was made, and until when it is good, in seconds since 1970 as the client wrote them.
     *
     * @param created empty if it does not say
     * @param expires perhaps with a fraction; empty if it does not say
     */
    public record Moments(String created, String expires) {
        private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
        private static final Pattern FRACTION = Pattern.compile("\\d{1,11}(\\.\\d{1,9})?");
        private static final Moments NONE = new Moments("", "");

        public Moments {
            if (!created.isEmpty() && !isCreated(created)) {
                throw new IllegalArgumentException("created must be whole seconds, was " + created);
            }
            if (!expires.isEmpty() && !FRACTION.matcher(expires).matches()) {
                throw new IllegalArgumentException("expires must be seconds, was " + expires);
            }
        }

        static Moments none() {
            return NONE;
        }

        /** What is not of its form counts as not said. */
        static Moments of(String created, String expires) {
            if (created.isEmpty() && expires.isEmpty()) {
                return NONE;
            }
            return new Moments(
                    isCreated(created) ? created : "", FRACTION.matcher(expires).matches() ? expires : "");
        }

        static boolean isCreated(String text) {
            return !text.isEmpty() && SECONDS.matcher(text).matches();
        }

        Optional<Instant> creation() {
            return created.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(Long.parseLong(created)));
        }

        Optional<Instant> end() {
            if (expires.isEmpty()) {
                return Optional.empty();
            }
            var nanos = new BigDecimal(expires).movePointRight(9).toBigInteger();
            var whole = nanos.divideAndRemainder(BigInteger.valueOf(1_000_000_000));
            return Optional.of(Instant.ofEpochSecond(whole[0].longValue(), whole[1].longValue()));
        }
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

    /**
     * Reads the parameters as the draft says: the scheme word in front where one is needed, commas between them, none
     * twice; unknown ones are left out. Work is linear in the length, which is bounded.
     *
     * @param text the value
     * @param needsScheme whether the word {@code Signature} must stand in front, as in {@code Authorization}
     * @return the parameters, or empty if it cannot be read, or signs more than 100 headers
     */
    static Optional<SignatureParameters> parseDraft(String text, boolean needsScheme) {
        boolean named = text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (text.length() > LONGEST || (needsScheme && !named)) {
            return Optional.empty();
        }
        return new DraftReader(named ? text.substring(SCHEME.length()) : text)
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
