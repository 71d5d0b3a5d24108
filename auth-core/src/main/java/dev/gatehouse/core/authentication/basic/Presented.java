// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

/** What stands where a user name and a password are expected. */
sealed interface Presented permits Login, Presented.Flaw {
    /**
     * Something else.
     *
     * @param denial entry of the catalogue of denials
     * @param detail for operators
     */
    record Flaw(String denial, String detail) implements Presented {}
}
