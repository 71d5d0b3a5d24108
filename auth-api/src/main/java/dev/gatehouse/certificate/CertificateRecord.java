// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.certificate;

/**
 * What a store keeps of a certificate. Printing shows its size only.
 *
 * @param pem certificates, first the one that gives the record its name, or one public key; then, where there is one,
 *     the private key, encrypted by whoever wrote the record
 * @since 0.1
 */
public record CertificateRecord(String pem) {
    /** Most characters of a record. */
    public static final int LONGEST = 128 * 1024;

    public CertificateRecord {
        if (pem.isEmpty() || pem.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a record of a certificate has 1 to " + LONGEST + " characters, had " + pem.length());
        }
    }

    @Override
    public String toString() {
        return "CertificateRecord[" + pem.length() + " characters]";
    }
}
