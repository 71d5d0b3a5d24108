// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

/**
 * How the request reached the host.
 *
 * @param remoteAddress address of the peer as text, without port; empty if unknown
 * @param secure whether the connection is TLS, ended by this host
 * @since 0.1
 */
public record Connection(String remoteAddress, boolean secure) {
    /**
     * A connection without TLS.
     *
     * @param remoteAddress address of the peer
     * @return the connection
     */
    public static Connection plain(String remoteAddress) {
        return new Connection(remoteAddress, false);
    }
}
