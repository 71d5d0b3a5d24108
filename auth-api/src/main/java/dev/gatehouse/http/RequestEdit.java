// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the backend is not to see of a request, and what it is to see besides.
 *
 * @param headers names of header lines to drop; without case
 * @param parameters names of query parameters to drop
 * @param cookies names of cookies to drop
 * @param added header lines to add; a line of that name from the client is dropped
 * @since 0.1
 */
public record RequestEdit(Set<String> headers, Set<String> parameters, Set<String> cookies, Headers added) {
    private static final RequestEdit NONE = new RequestEdit(Set.of(), Set.of(), Set.of(), Headers.none());

    public RequestEdit {
        var replaced = new ArrayList<String>();
        added.forEach((name, value) -> replaced.add(name));
        headers = Stream.concat(headers.stream(), replaced.stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        parameters = Set.copyOf(parameters);
        cookies = Set.copyOf(cookies);
    }

    /** {@return an edit that changes nothing} */
    public static RequestEdit none() {
        return NONE;
    }

    /** {@return whether the request stays as it is} */
    public boolean isEmpty() {
        return headers.isEmpty() && parameters.isEmpty() && cookies.isEmpty() && added.isEmpty();
    }

    /**
     * Adds another edit, which sees what this one leaves: it may drop header lines that this one adds.
     *
     * @param later the other one
     * @return both, one after the other
     */
    public RequestEdit then(RequestEdit later) {
        if (isEmpty() || later.isEmpty()) {
            return isEmpty() ? later : this;
        }
        var lines = new ArrayList<String>();
        added.forEach((name, value) -> later.keep(lines, name, value));
        later.added.forEach((name, value) -> lines.addAll(List.of(name, value)));
        return new RequestEdit(
                union(headers, later.headers),
                union(parameters, later.parameters),
                union(cookies, later.cookies),
                Headers.of(lines));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Applies the edit.
     *
     * @param request as received
     * @return the request as the backend is to see it; the same object if nothing changes
     */
    public HttpRequest applyTo(HttpRequest request) {
        if (isEmpty()) {
            return request;
        }
        return new HttpRequest(
                request.method(),
                request.path(),
                request.query().without(parameters),
                applyTo(request.headers()),
                request.body(),
                request.connection());
    }

    /**
     * Applies the edit to headers alone.
     *
     * @param received as received
     * @return the headers as the backend is to see them
     */
    public Headers applyTo(Headers received) {
        var lines = new ArrayList<String>();
        received.forEach((name, value) -> keep(lines, name, value));
        added.forEach((name, value) -> lines.addAll(List.of(name, value)));
        return Headers.of(lines);
    }

    private void keep(List<String> lines, String name, String value) {
        if (headers.contains(name.toLowerCase(Locale.ROOT))) {
            return;
        }
        lines.add(name);
        lines.add(name.equalsIgnoreCase("Cookie") ? Cookies.without(value, cookies) : value);
    }
}
