// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Connection;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A request on its way, over TLS.
 *
 * @param method as sent
 * @param target path and query as sent
 * @param lines names and values of its header lines, in turn
 * @param body its text
 */
record SentRequest(String method, String target, List<String> lines, String body) {
    static SentRequest order() {
        return new SentRequest(
                "POST",
                "/orders/a%20b?param=Value&Pet=dog+and%20cat&n=%C3%A4",
                List.of(
                        "Host", "example.com",
                        "Date", "Tue, 20 Apr 2021 02:07:55 GMT",
                        "Content-Type", "application/json",
                        "X-List", "one",
                        "X-List", " two, three",
                        "X-Dictionary", "a=1,    b=2;x=1;y=2,   c=(a   b   c), d",
                        "Priority", "u=1,   i",
                        "X-Empty", ""),
                "{\"hello\": \"world\"}");
    }

    SentRequest withMethod(String other) {
        return new SentRequest(other, target, lines, body);
    }

    SentRequest withTarget(String other) {
        return new SentRequest(method, other, lines, body);
    }

    SentRequest withBody(String other) {
        return new SentRequest(method, target, lines, other);
    }

    SentRequest and(List<String> more) {
        var all = new ArrayList<>(lines);
        all.addAll(more);
        return new SentRequest(method, target, all, body);
    }

    SentRequest and(Headers more) {
        var added = new ArrayList<String>();
        more.forEach((name, value) -> added.addAll(List.of(name, value)));
        return and(added);
    }

    /** The first line of a name, changed. */
    SentRequest changing(String name, UnaryOperator<String> change) {
        int at = lines.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("no header " + name);
        }
        var all = new ArrayList<>(lines);
        all.set(at + 1, change.apply(all.get(at + 1)));
        return new SentRequest(method, target, all, body);
    }

    SentRequest without(String name) {
        int at = lines.indexOf(name);
        var all = new ArrayList<>(lines.subList(0, at));
        all.addAll(lines.subList(at + 2, lines.size()));
        return new SentRequest(method, target, all, body);
    }

    String value(String name) {
        return lines.get(lines.indexOf(name) + 1);
    }

    HttpRequest ours() {
        var request = HttpRequest.of(method, target, Headers.of(lines), new Connection("", true));
        return body.isEmpty() ? request : request.withBody(Body.of(body.getBytes(UTF_8)));
    }

    /** As the script takes it: all lines of one name in an array. */
    ObjectNode theirs() {
        var fields = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < lines.size(); i += 2) {
            fields.withArray("/" + lines.get(i)).add(lines.get(i + 1));
        }
        var request = JsonNodeFactory.instance.objectNode();
        request.put("method", method)
                .put("url", "https://" + value("Host") + target)
                .put("body", Base64.getEncoder().encodeToString(body.getBytes(UTF_8)));
        request.set("headers", fields);
        return request;
    }
}
