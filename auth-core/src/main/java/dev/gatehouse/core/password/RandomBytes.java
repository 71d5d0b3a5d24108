// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import java.security.SecureRandom;

/** Salts, and what decoys are made of. */
final class RandomBytes {
    private RandomBytes() {}

    static byte[] of(SecureRandom random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
