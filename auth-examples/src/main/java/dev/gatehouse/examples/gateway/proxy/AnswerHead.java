// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import dev.gatehouse.examples.gateway.exchange.Exchange;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;

/** Writes the status and the header lines that a client sees of an upstream's answer. */
final class AnswerHead {
    private AnswerHead() {}

    /** What speaks of the packed form is left out if the answer is unpacked on the way. */
    static void write(Exchange exchange, Onward onward, Response answer, boolean unpacking) {
        var response = exchange.response();
        response.setStatus(answer.getStatus());
        var hopByHop = HopByHop.of(answer.getHeaders());
        var out = response.getHeaders();
        for (var field : answer.getHeaders()) {
            if (!hopByHop.includes(field) && !(unpacking && Gunzip.concerns(field))) {
                out.add(field);
            }
        }
        if (endsWithItsConnection(exchange, answer, out)) {
            // Else the server would end the body with the connection, and half a body would look whole.
            out.put(HttpHeader.TRANSFER_ENCODING, "chunked");
        }
        exchange.date();
        exchange.put(onward.effects().response());
        onward.quota().fields().forEach(out::put);
        if (answer.getHeaders().contains(HttpHeader.TRAILER)) {
            response.setTrailersSupplier(answer::getTrailers);
        }
    }

    private static boolean endsWithItsConnection(Exchange exchange, Response answer, HttpFields out) {
        var request = exchange.request();
        return !out.contains(HttpHeader.CONTENT_LENGTH)
                && answer.getStatus() != HttpStatus.NO_CONTENT_204
                && answer.getStatus() != HttpStatus.NOT_MODIFIED_304
                && !request.getMethod().equals("HEAD")
                && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
    }
}
