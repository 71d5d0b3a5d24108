// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import dev.gatehouse.examples.gateway.exchange.Exchange;
import dev.gatehouse.http.RequestEdit;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The lines after a body that an upstream sees: those that were announced, but none that some readers, who take them for
 * headers, could believe instead of the gateway; <a href="https://www.rfc-editor.org/rfc/rfc9110#section-6.5.1">RFC 9110
 * §6.5.1</a>.
 */
final class PassedTrailers implements Supplier<@Nullable HttpFields> {
    /** Framing, routing, authentication, and what the gateway itself tells of the client. */
    private static final Set<String> HEADERS_ONLY = Set.of(
            "authorization",
            "cache-control",
            "content-encoding",
            "content-length",
            "content-range",
            "content-type",
            "cookie",
            "expect",
            "forwarded",
            "host",
            "max-forwards",
            "range",
            "set-cookie",
            "trailer",
            "true-client-ip",
            "via");

    private static final Set<String> FAMILIES = Set.of("x-forwarded-", "x-real-", "x-tyk-", "proxy-", "if-");

    private final Exchange exchange;
    private final RequestEdit edit;

    PassedTrailers(Exchange exchange, RequestEdit edit) {
        this.exchange = exchange;
        this.edit = edit;
    }

    static boolean announced(Exchange exchange) {
        return exchange.request().getHeaders().contains(HttpHeader.TRAILER);
    }

    @Override
    public @Nullable HttpFields get() {
        var sent = exchange.request().getTrailers();
        if (sent == null) {
            return null;
        }
        var headers = exchange.request().getHeaders();
        var announced = headers.getCSV(HttpHeader.TRAILER, false);
        var hopByHop = HopByHop.of(headers);
        var passed = HttpFields.build();
        for (var field : sent) {
            boolean meant = announced.stream().anyMatch(field.getName()::equalsIgnoreCase);
            if (meant && !hopByHop.includes(field) && !headers.contains(field.getName()) && isHarmless(field)) {
                passed.add(field);
            }
        }
        return passed;
    }

    private boolean isHarmless(HttpField field) {
        var name = field.getName().toLowerCase(Locale.ROOT);
        return !HEADERS_ONLY.contains(name)
                && FAMILIES.stream().noneMatch(name::startsWith)
                && !edit.headers().contains(name);
    }
}
