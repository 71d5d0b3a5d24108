// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.access;

/**
 * What a refused client is told.
 *
 * @param id entry of the catalogue
 * @param status HTTP status, 200 to 999
 * @param message public text
 * @param detail for operators, events and explanations, never for the client; empty in the catalogue itself
 * @since 0.1
 */
public record Denial(String id, int status, String message, String detail) {
    public Denial {
        if (status < 200 || status > 999) {
            throw new IllegalArgumentException("status of denial " + id + " must be 200 to 999, was " + status);
        }
    }
}
