// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.zip.CRC32;

/** Letters and digits as digits, and a checksum of text in them. */
final class Base62 {
    static final int RADIX = 62;
    static final int CHECKSUM_LENGTH = 6;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Base62() {}

    static char digit(int value) {
        return DIGITS.charAt(value);
    }

    /** The CRC-32 in six digits, which are enough for all of its values. */
    static String checksum(CharSequence text) {
        var crc = new CRC32();
        crc.update(text.toString().getBytes(US_ASCII));
        var digits = new char[CHECKSUM_LENGTH];
        long rest = crc.getValue();
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = digit((int) (rest % RADIX));
            rest /= RADIX;
        }
        return new String(digits);
    }
}
