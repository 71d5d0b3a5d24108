// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

/**
 * Where a scan stands: everything in it is in the text that the caller brings back, so the store remembers no scan.
 *
 * @param next the first slot of the next page
 * @param end the first slot that had never been taken when the scan began; it ends there, however fast records are added
 */
record ScanCursor(int next, int end) {
    static ScanCursor parse(String text) {
        int dash = text.indexOf('-');
        try {
            return new ScanCursor(
                    Integer.parseInt(text, 0, dash, 10), Integer.parseInt(text, dash + 1, text.length(), 10));
        } catch (IndexOutOfBoundsException | NumberFormatException other) {
            throw new IllegalArgumentException("not a cursor of this store: " + text, other);
        }
    }

    ScanCursor from(int slot) {
        return new ScanCursor(slot, end);
    }

    String text() {
        return next + "-" + end;
    }
}
