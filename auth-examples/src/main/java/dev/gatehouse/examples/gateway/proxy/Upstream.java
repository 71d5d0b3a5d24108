// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * Where granted requests go. Immutable.
 *
 * @since 0.1
 */
public final class Upstream {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Authority authority;
    private final String base;
    private final String query;
    private final boolean keepsHost;
    private final HttpField hostField;

    private Upstream(Authority authority, String base, String query, boolean keepsHost) {
        this.authority = authority;
        this.base = base;
        this.query = query;
        this.keepsHost = keepsHost;
        this.hostField = new PreEncodedHttpField(HttpHeader.HOST, authority.toString());
    }

    /**
     * Reads a URL. Its path stands before the path of each request, its query before their queries.
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
        return new Upstream(new Authority(scheme, uri.getHost(), port), withoutSlashes(path), query, keepsHost);
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    Authority authority() {
        return authority;
    }

    boolean keepsHost() {
        return keepsHost;
    }

    HttpField hostField() {
        return hostField;
    }

    /** The path to ask for, safe to stand in a request line. */
    String pathOf(String requested) {
        int start = 0;
        while (start < requested.length() && requested.charAt(start) == '/') {
            start++;
        }
        var rest = start == 1 ? requested : "/" + requested.substring(start);
        if (base.isEmpty()) {
            return RequestLine.encode(rest);
        }
        return RequestLine.encode(rest.equals("/") ? base : base + rest);
    }

    String queryOf(String requested) {
        var both = query.isEmpty() || requested.isEmpty() ? query + requested : query + "&" + requested;
        return RequestLine.encode(both);
    }

    /** Scheme, host and port; the port is left out in print where it is the scheme's own. */
    record Authority(String scheme, String host, int port) {
        @Override
        public String toString() {
            boolean usual = port == (scheme.equals("https") ? HTTPS : HTTP);
            return usual ? host : host + ":" + port;
        }
    }
}
