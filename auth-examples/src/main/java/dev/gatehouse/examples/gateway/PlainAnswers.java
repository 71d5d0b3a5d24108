// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.Query;

/** Answers that are given before an API is known, and so have no API's form. */
final class PlainAnswers {
    static final HttpAnswer NOT_FOUND = text(404, "Not Found");
    static final HttpAnswer BAD_REQUEST = text(400, "400 Bad Request");

    static final HttpAnswer NOT_IMPLEMENTED = text(501, "501 Not Implemented");
    private static final int MOVED = 301;

    private PlainAnswers() {}

    static HttpAnswer text(int status, String text) {
        return new HttpAnswer(status, Headers.of("Content-Type", "text/plain; charset=utf-8"), text);
    }

    static HttpAnswer moved(String path, Query query) {
        var location = query.raw().isEmpty() ? path : path + "?" + query.raw();
        return new HttpAnswer(MOVED, Headers.of("Location", location), "");
    }
}
