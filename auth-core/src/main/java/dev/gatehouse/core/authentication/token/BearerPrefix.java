// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.token;

/**
 * The scheme word that may stand before a token, RFC 6750 section 2.1.
 *
 * @since 0.1
 */
public final class BearerPrefix {
    private static final String PREFIX = "Bearer ";

    private BearerPrefix() {}

    /**
     * Removes one scheme word.
     *
     * @param credential as it stood in the request
     * @return what follows {@code Bearer} and exactly one blank, in any case; the whole text if it begins otherwise
     */
    public static String strip(String credential) {
        return credential.substring(lengthIn(credential));
    }

    /** Where the token begins. */
    static int lengthIn(String credential) {
        return credential.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) ? PREFIX.length() : 0;
    }
}
