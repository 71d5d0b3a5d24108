// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.admission;

import dev.gatehouse.definition.Cors;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answers preflights and marks answers, as the CORS protocol of the Fetch standard asks.
 *
 * @since 0.1
 */
public final class CorsCheck {
    private static final String ORIGIN = "Origin";
    private static final String METHOD = "Access-Control-Request-Method";
    private static final String HEADERS = "Access-Control-Request-Headers";
    private static final int NO_CONTENT = 204;

    private final Cors cors;

    /**
     * The cross-origin rules of an API.
     *
     * @param cors the rules
     */
    public CorsCheck(Cors cors) {
        this.cors = cors;
    }

    /**
     * Looks whether every check is left to the backend.
     *
     * @param request the request
     * @return whether the rules pass all {@code OPTIONS} requests through, and this is one
     */
    public boolean passesThrough(HttpRequest request) {
        return cors.preflight().passThrough() && request.method().equals("OPTIONS");
    }

    /**
     * Answers a preflight.
     *
     * @param request the request
     * @return the answer, which needs no authentication, or null if this is no preflight
     */
    public @Nullable HttpAnswer preflight(HttpRequest request) {
        var method = request.headers().first(METHOD);
        if (!request.method().equals("OPTIONS") || method == null) {
            return null;
        }
        var lines = new ArrayList<>(List.of("Vary", ORIGIN + ", " + METHOD + ", " + HEADERS));
        var origin = request.headers().first(ORIGIN);
        var wanted = wantedHeaders(request);
        if (origin != null && allowsOrigin(origin) && allowsMethod(method) && allowsHeaders(wanted)) {
            addOrigin(lines, origin);
            lines.addAll(List.of("Access-Control-Allow-Methods", method.toUpperCase(Locale.ROOT)));
            if (!wanted.isEmpty()) {
                lines.addAll(List.of("Access-Control-Allow-Headers", String.join(", ", wanted)));
            }
            addCredentials(lines);
            addMaxAge(lines);
        }
        return new HttpAnswer(NO_CONTENT, Headers.of(lines), "");
    }

    /**
     * Marks the answer to any other request.
     *
     * @param request the request
     * @return header lines for the answer
     */
    public Headers mark(HttpRequest request) {
        var lines = new ArrayList<>(List.of("Vary", ORIGIN));
        var origin = request.headers().first(ORIGIN);
        if (origin != null && allowsOrigin(origin) && allowsMethod(request.method())) {
            addOrigin(lines, origin);
            if (!cors.exposed().isEmpty()) {
                lines.addAll(List.of("Access-Control-Expose-Headers", String.join(", ", cors.exposed())));
            }
            addCredentials(lines);
        }
        return Headers.of(lines);
    }

    private static List<String> wantedHeaders(HttpRequest request) {
        var line = request.headers().first(HEADERS);
        if (line == null) {
            return List.of();
        }
        return Arrays.stream(line.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private boolean allowsOrigin(String origin) {
        return cors.origins().stream().anyMatch(allowed -> covers(allowed, origin));
    }

    private static boolean covers(String allowed, String origin) {
        int star = allowed.indexOf('*');
        if (star < 0) {
            return allowed.equalsIgnoreCase(origin);
        }
        var head = allowed.substring(0, star);
        var tail = allowed.substring(star + 1);
        return origin.length() >= head.length() + tail.length()
                && origin.regionMatches(true, 0, head, 0, head.length())
                && origin.regionMatches(true, origin.length() - tail.length(), tail, 0, tail.length());
    }

    private boolean allowsMethod(String method) {
        return method.equals("OPTIONS") || cors.methods().stream().anyMatch(method::equalsIgnoreCase);
    }

    private boolean allowsHeaders(List<String> wanted) {
        return cors.headers().contains("*")
                || wanted.stream()
                        .allMatch(name -> name.equalsIgnoreCase(ORIGIN)
                                || cors.headers().stream().anyMatch(name::equalsIgnoreCase));
    }

    private void addOrigin(List<String> lines, String origin) {
        // Beside credentials browsers refuse the wildcard, and that is as it should be: to echo the origin instead
        // would let every site act for the user.
        boolean everybody = cors.origins().contains("*");
        lines.addAll(List.of("Access-Control-Allow-Origin", everybody ? "*" : origin));
    }

    private void addCredentials(List<String> lines) {
        if (cors.credentials()) {
            lines.addAll(List.of("Access-Control-Allow-Credentials", "true"));
        }
    }

    private void addMaxAge(List<String> lines) {
        long seconds = cors.preflight().maxAge().toSeconds();
        if (seconds > 0) {
            lines.addAll(List.of("Access-Control-Max-Age", Long.toString(seconds)));
        }
    }
}
