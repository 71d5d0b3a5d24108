// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a server where its address need not be shown. */
final class Fingerprint {
    private static final int BYTES = 8;

    private Fingerprint() {}

    static String of(Address address) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(address.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
