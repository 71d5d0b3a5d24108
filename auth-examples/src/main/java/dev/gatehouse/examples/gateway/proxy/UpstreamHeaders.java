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
    private final Onward onward;
    private final HttpFields received;
    private final HopByHop hopByHop;

    UpstreamHeaders(Exchange exchange, Onward onward) {
        this.exchange = exchange;
        this.onward = onward;
        this.received = exchange.request().getHeaders();
        this.hopByHop = HopByHop.of(received);
    }

    void writeTo(HttpFields.Mutable out, HttpField agent) {
        for (var field : received) {
            if (passes(field)) {
                out.add(edited(field));
            }
        }
        if (!onward.upstream().keepsHost() || !out.contains(HttpHeader.HOST)) {
            out.add(HttpHeader.HOST, onward.upstream().authority());
        }
        if (received.contains(HttpHeader.TE, "trailers")) {
            out.add(TRAILERS);
        }
        out.add("X-Forwarded-For", forwardedFor());
        onward.edit().added().forEach((name, value) -> out.add(name, WireText.write(value)));
        if (!out.contains(HttpHeader.USER_AGENT)) {
            out.add(agent);
        }
        if (asksForGzip(exchange.request()) && !out.contains(HttpHeader.ACCEPT_ENCODING)) {
            out.add(GZIP);
        }
    }

    private boolean passes(HttpField field) {
        var header = field.getHeader();
        if (header == HttpHeader.HOST) {
            return onward.upstream().keepsHost();
        }
        // The server has answered it or will: the upstream is sent the body as it comes.
        if (header == HttpHeader.EXPECT || header == HttpHeader.X_FORWARDED_FOR) {
            return false;
        }
        var dropped = onward.edit().headers();
        return !hopByHop.includes(field) && (dropped.isEmpty() || !dropped.contains(field.getLowerCaseName()));
    }

    private HttpField edited(HttpField field) {
        var cookies = onward.edit().cookies();
        if (cookies.isEmpty() || field.getHeader() != HttpHeader.COOKIE) {
            return field;
        }
        var line = Headers.of("Cookie", Objects.requireNonNullElse(field.getValue(), ""));
        var onlyCookies = new RequestEdit(Set.of(), Set.of(), cookies, Headers.none());
        return new HttpField(HttpHeader.COOKIE, onlyCookies.applyTo(line).first("Cookie"));
    }

    private String forwardedFor() {
        var client = exchange.facts().connection().remoteAddress();
        var before = new StringBuilder();
        for (var field : received) {
            if (field.getHeader() == HttpHeader.X_FORWARDED_FOR && !hopByHop.includes(field)) {
                before.append(field.getValue()).append(", ");
            }
        }
        return before.isEmpty() ? client : before.append(client).toString();
    }

    /** Compression is worth its while on our side too; what comes back is then unpacked for the client. */
    static boolean asksForGzip(Request request) {
        var received = request.getHeaders();
        return !received.contains(HttpHeader.ACCEPT_ENCODING)
                && !received.contains(HttpHeader.RANGE)
                && !request.getMethod().equals("HEAD");
    }
}
