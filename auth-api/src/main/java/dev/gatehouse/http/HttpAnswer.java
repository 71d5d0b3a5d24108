// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

/**
 * A complete answer made by the library, for the host to send as it is.
 *
 * @param status HTTP status, 100 to 999
 * @param headers header lines, without those that the host's server adds itself
 * @param body text to send as UTF-8; empty for no body
 * @since 0.1
 */
public record HttpAnswer(int status, Headers headers, String body) {
    public HttpAnswer {
        if (status < 100 || status > 999) {
            throw new IllegalArgumentException("status must have three digits, was " + status);
        }
    }
}
