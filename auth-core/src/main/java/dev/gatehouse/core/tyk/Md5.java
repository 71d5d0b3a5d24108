// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The digest in names of the original's records. Who finds two texts with one digest finds two spellings of a credential of his
 * own, and nothing that opens what is another's.
 */
final class Md5 {
    private Md5() {}

    static String hex(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has MD5", impossible);
        }
    }
}
