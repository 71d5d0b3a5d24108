// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.vector;

/**
 * One thing that is not as expected.
 *
 * @param what which thing
 * @param expected how it should be
 * @param actual how it is
 */
public record Mismatch(String what, String expected, String actual) {
    @Override
    public String toString() {
        return what + ": expected " + expected + ", actual " + actual;
    }
}
