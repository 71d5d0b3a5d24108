// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

/**
 * Where a scan stands: everything in it is in the text that the caller brings back, so the store remembers no scan.
 *
 * @param next number of the first record of the next page
 * @param last number of the newest record when the scan began; later ones are left out, so that a scan ends however
 *     fast records are added
 */
record ScanCursor(long next, long last) {
    static ScanCursor parse(String text) {
        int dash = text.indexOf('-');
        try {
            return new ScanCursor(Long.parseLong(text, 0, dash, 10), Long.parseLong(text, dash + 1, text.length(), 10));
        } catch (IndexOutOfBoundsException | NumberFormatException other) {
            throw new IllegalArgumentException("not a cursor of this store: " + text, other);
        }
    }

    ScanCursor from(long number) {
        return new ScanCursor(number, last);
    }

    String text() {
        return next + "-" + last;
    }
}
