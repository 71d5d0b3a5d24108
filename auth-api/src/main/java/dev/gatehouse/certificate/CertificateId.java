// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.certificate;

import dev.gatehouse.identity.OrganizationId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a stored certificate or public key: its organization, then SHA-256 of its DER encoding in lower-case
 * hexadecimal. A bundle of several certificates has the name of its first one.
 *
 * @param value the text; at most 320 characters
 * @since 0.1
 */
public record CertificateId(String value) {
    private static final int LONGEST = 320;
    private static final int FINGERPRINT = 64;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public CertificateId {
        if (!isOne(value)) {
            throw new IllegalArgumentException(
                    "a certificate id ends in 64 lower-case hexadecimal digits and has at most " + LONGEST
                            + " characters");
        }
    }

    private static boolean isOne(String text) {
        int organization = text.length() - FINGERPRINT;
        return text.length() <= LONGEST
                && organization >= 0
                && HEX.matcher(text.substring(organization)).matches();
    }

    /**
     * Names what is encoded so.
     *
     * @param organization whose it is
     * @param der the encoding
     * @return its name
     * @throws IllegalArgumentException if the name of the organization is too long
     */
    public static CertificateId of(OrganizationId organization, byte[] der) {
        return new CertificateId(organization.value() + fingerprint(der));
    }

    /**
     * Reads a text that may name something else.
     *
     * @param text the text
     * @return the id, or empty if it is none
     */
    public static Optional<CertificateId> parse(String text) {
        return isOne(text) ? Optional.of(new CertificateId(text)) : Optional.empty();
    }

    /**
     * Hashes an encoding.
     *
     * @param der the encoding
     * @return SHA-256 in lower-case hexadecimal
     */
    public static String fingerprint(byte[] der) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** {@return whose it is} */
    public OrganizationId organization() {
        return new OrganizationId(value.substring(0, value.length() - FINGERPRINT));
    }

    /** {@return SHA-256 of what it names, in lower-case hexadecimal} */
    public String fingerprint() {
        return value.substring(value.length() - FINGERPRINT);
    }

    @Override
    public String toString() {
        return value;
    }
}
