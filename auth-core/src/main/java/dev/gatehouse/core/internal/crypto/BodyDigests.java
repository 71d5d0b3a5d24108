// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Digests of a body by the names that header fields use, RFC 9530 and, before it, RFC 3230.
 *
 * @since 0.1
 */
public final class BodyDigests {
    private static final Map<String, String> ALGORITHMS = Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");

    /** Those that can be forged, by whoever may choose both bodies. */
    private static final Map<String, String> FORGEABLE = Map.of("md5", "MD5", "sha", "SHA-1");

    private BodyDigests() {}

    /**
     * Looks whether digests of a name are made here. Those that can be forged are not.
     *
     * @param name of the algorithm, in any case
     * @return whether there are such digests
     */
    public static boolean knows(String name) {
        return ALGORITHMS.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Digests a body.
     *
     * @param name of the algorithm, in any case
     * @param body the bytes
     * @return the digest
     * @throws IllegalArgumentException if the algorithm is not known
     */
    public static byte[] of(String name, byte[] body) {
        var algorithm = ALGORITHMS.get(name.toLowerCase(Locale.ROOT));
        if (algorithm == null) {
            throw new IllegalArgumentException("there is no digest named " + name);
        }
        return digest(algorithm, body);
    }

    private static byte[] digest(String algorithm, byte[] body) {
        try {
            return MessageDigest.getInstance(algorithm).digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java platform lacks " + algorithm, impossible);
        }
    }

    /**
     * Compares what a message says of its body with the body.
     *
     * @param claims digests that the message names
     * @param body the body
     * @return whether at least one of them is known, no known name comes twice, and all that are known are right
     */
    public static boolean confirm(List<Claim> claims, byte[] body) {
        return confirm(claims, body, ALGORITHMS);
    }

    /**
     * The same for clients that know older digests only.
     *
     * @param claims digests that the message names
     * @param body the body
     * @return as {@link #confirm}, where MD5 and SHA-1 are known, too
     */
    public static boolean confirmAlsoForgeable(List<Claim> claims, byte[] body) {
        var all = new HashMap<>(FORGEABLE);
        all.putAll(ALGORITHMS);
        return confirm(claims, body, all);
    }

    private static boolean confirm(List<Claim> claims, byte[] body, Map<String, String> algorithms) {
        Set<String> seen = new HashSet<>();
        boolean right = true;
        for (var claim : claims) {
            var name = claim.algorithm().toLowerCase(Locale.ROOT);
            var algorithm = algorithms.get(name);
            if (algorithm != null) {
                right &= seen.add(name)
                        && claim.digest() != null
                        && MessageDigest.isEqual(digest(algorithm, body), claim.digest());
            }
        }
        return right && !seen.isEmpty();
    }

    /** A digest that a message names. */
    public static final class Claim {
        private final String algorithm;
        private final byte @Nullable [] digest;

        /**
         * A digest that a message names.
         *
         * @param algorithm its name
         * @param digest the digest; null if what stands there is none
         */
        public Claim(String algorithm, byte @Nullable [] digest) {
            this.algorithm = algorithm;
            this.digest = digest == null ? null : digest.clone();
        }

        String algorithm() {
            return algorithm;
        }

        byte @Nullable [] digest() {
            return digest;
        }
    }
}
