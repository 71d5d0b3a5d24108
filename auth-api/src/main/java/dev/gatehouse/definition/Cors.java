// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import java.time.Duration;
import java.util.List;

/**
 * Cross-origin rules, as browsers ask for them (Fetch standard, CORS protocol).
 *
 * @param origins origins that may read answers; {@code *} for all, one {@code *} inside a name as wildcard
 * @param methods methods that a preflight may ask for
 * @param headers request headers that a preflight may ask for; {@code *} for all
 * @param exposed answer headers that scripts may read
 * @param credentials whether cookies and authorization may be sent along
 * @param preflight how preflights are answered
 * @since 0.1
 */
public record Cors(
        List<String> origins,
        List<String> methods,
        List<String> headers,
        List<String> exposed,
        boolean credentials,
        Preflight preflight) {

    public Cors {
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        headers = List.copyOf(headers);
        exposed = List.copyOf(exposed);
    }

    /**
     * How preflights are answered.
     *
     * @param maxAge how long a browser may remember the answer; zero to say nothing
     * @param passThrough whether every {@code OPTIONS} request goes to the backend unauthenticated instead
     */
    public record Preflight(Duration maxAge, boolean passThrough) {}
}
