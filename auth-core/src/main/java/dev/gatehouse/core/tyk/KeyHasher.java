// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.internal.crypto.Sha256;
import java.util.HexFormat;

/** Hashes keys, in lower-case hexadecimal. Thread-safe. */
final class KeyHasher {
    private static final HexFormat HEX = HexFormat.of();

    private final Sha256 sha256 = new Sha256();

    String hash(TykHash function, byte[] key) {
        return switch (function) {
            case MURMUR32 -> HEX.toHexDigits(Murmur3.truncated32(key));
            case MURMUR64 -> HEX.toHexDigits(Murmur3.x64(key).first());
            case MURMUR128 -> both(Murmur3.x64(key));
            case SHA256 -> sha256.hex(key);
        };
    }

    private static String both(Murmur3 hash) {
        return HEX.toHexDigits(hash.first()) + HEX.toHexDigits(hash.second());
    }
}
