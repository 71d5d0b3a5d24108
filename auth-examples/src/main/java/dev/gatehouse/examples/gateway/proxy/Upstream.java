// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import java.util.Locale;
import org.eclipse.jetty.http.HttpURI;

/**
 * Where granted requests go.
 *
 * @param scheme {@code http} or {@code https}
 * @param host name or address
 * @param port never 0
 * @param base what stands before the path of each request: path without a slash at its end
 * @param query what stands before the query of each request; may be empty
 * @param keepsHost whether the upstream sees the host name that the client used
 * @since 0.1
 */
public record Upstream(String scheme, String host, int port, String base, String query, boolean keepsHost) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /**
     * Reads a URL.
     *
     * @param url absolute, with the scheme {@code http} or {@code https}
     * @param keepsHost whether the upstream sees the host name that the client used
     * @return the upstream
     * @throws IllegalArgumentException if the URL names no such place
     */
    public static Upstream at(String url, boolean keepsHost) {
        var uri = HttpURI.from(url);
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !scheme.equals("http")) {
            throw new IllegalArgumentException("an upstream needs a URL with http:// or https://, was " + url);
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw new IllegalArgumentException("an upstream needs a host, was " + url);
        }
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? HTTPS : HTTP;
        var path = uri.getPath() == null ? "" : uri.getPath();
        var query = uri.getQuery() == null ? "" : uri.getQuery();
        return new Upstream(scheme, uri.getHost(), port, withoutSlashes(path), query, keepsHost);
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** {@return host and, unless it is the scheme's own, port} */
    public String authority() {
        boolean usual = port == (scheme.equals("https") ? HTTPS : HTTP);
        return usual ? host : host + ":" + port;
    }

    /** The path to ask for, safe to stand in a request line. */
    String pathOf(String requested) {
        int start = 0;
        while (start < requested.length() && requested.charAt(start) == '/') {
            start++;
        }
        var rest = requested.substring(start);
        var whole = rest.isEmpty() && !base.isEmpty() ? base : base + "/" + rest;
        return RequestLine.encode(whole);
    }

    String queryOf(String requested) {
        var both = query.isEmpty() || requested.isEmpty() ? query + requested : query + "&" + requested;
        return RequestLine.encode(both);
    }
}
