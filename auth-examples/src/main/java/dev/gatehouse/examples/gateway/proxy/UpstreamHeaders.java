// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import dev.gatehouse.examples.gateway.exchange.Exchange;
import dev.gatehouse.examples.gateway.exchange.WireText;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.RequestEdit;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;

/** Writes the header lines that an upstream sees. */
final class UpstreamHeaders {
    private static final HttpField GZIP = new PreEncodedHttpField(HttpHeader.ACCEPT_ENCODING, "gzip");
    private static final HttpField TRAILERS = new PreEncodedHttpField(HttpHeader.TE, "trailers");

    private final Exchange exchange;
    private final Upstream upstream;
    private final RequestEdit edit;
    private final HopByHop hopByHop;
    private final HttpFields.Mutable out;
    private String forwardedFor;

    private UpstreamHeaders(Exchange exchange, Onward onward, HttpFields.Mutable out) {
        this.exchange = exchange;
        this.upstream = onward.upstream();
        this.edit = onward.effects().request();
        this.hopByHop = HopByHop.of(exchange.request().getHeaders());
        this.forwardedFor = exchange.facts().connection().remoteAddress();
        this.out = out;
    }

    static void write(Exchange exchange, Onward onward, HttpFields.Mutable out, HttpField agent) {
        var headers = new UpstreamHeaders(exchange, onward, out);
        headers.pass();
        headers.add(agent);
    }

    private void pass() {
        var before = new StringBuilder();
        for (var field : exchange.request().getHeaders()) {
            if (hopByHop.includes(field)) {
                passTrailers(field);
            } else if (field.getHeader() == HttpHeader.X_FORWARDED_FOR) {
                before.append(field.getValue()).append(", ");
            } else if (passes(field)) {
                out.add(edited(field));
            }
        }
        forwardedFor = before.isEmpty() ? forwardedFor : before + forwardedFor;
    }

    private void add(HttpField agent) {
        if (!upstream.keepsHost() || !out.contains(HttpHeader.HOST)) {
            out.add(upstream.hostField());
        }
        out.add(HttpHeader.X_FORWARDED_FOR, forwardedFor);
        edit.added().forEach((name, value) -> out.add(name, WireText.write(value)));
        if (!out.contains(HttpHeader.USER_AGENT)) {
            out.add(agent);
        }
        if (asksForGzip(exchange.request()) && !out.contains(HttpHeader.ACCEPT_ENCODING)) {
            out.add(GZIP);
        }
    }

    /** A client that can take trailers says so of the whole way, though the line is one connection's. */
    private void passTrailers(HttpField field) {
        if (field.getHeader() == HttpHeader.TE && field.contains("trailers")) {
            out.put(TRAILERS);
        }
    }

    private boolean passes(HttpField field) {
        var header = field.getHeader();
        if (header == HttpHeader.HOST) {
            return upstream.keepsHost();
        }
        // The server has answered it or will: the upstream is sent the body as it comes.
        if (header == HttpHeader.EXPECT) {
            return false;
        }
        var dropped = edit.headers();
        return dropped.isEmpty() || !dropped.contains(field.getLowerCaseName());
    }

    private HttpField edited(HttpField field) {
        var cookies = edit.cookies();
        if (cookies.isEmpty() || field.getHeader() != HttpHeader.COOKIE) {
            return field;
        }
        var line = Headers.of("Cookie", Objects.requireNonNullElse(field.getValue(), ""));
        var onlyCookies = new RequestEdit(Set.of(), Set.of(), cookies, Headers.none());
        return new HttpField(HttpHeader.COOKIE, onlyCookies.applyTo(line).first("Cookie"));
    }

    /** Compression is worth its while on our side too; what comes back is then unpacked for the client. */
    static boolean asksForGzip(Request request) {
        var received = request.getHeaders();
        return !received.contains(HttpHeader.ACCEPT_ENCODING)
                && !received.contains(HttpHeader.RANGE)
                && !request.getMethod().equals("HEAD");
    }
}
