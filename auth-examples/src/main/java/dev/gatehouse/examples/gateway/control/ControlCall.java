// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A request of an operator, as the control API's parts read it.
 *
 * @param request the request
 * @param below the segments of its path below the part that answers, decoded
 */
record ControlCall(HttpRequest request, List<String> below) {
    static final String ROOT = "/tyk/";
    private static final int LONGEST_BODY = 1024 * 1024;

    static boolean isFor(HttpRequest request) {
        return request.path().decoded().startsWith(ROOT);
    }

    /** No name of anything holds control characters; the one of value 0 is refused before anybody asks. */
    static boolean isReadable(HttpRequest request) {
        return request.path().decoded().chars().noneMatch(Character::isISOControl);
    }

    /** The call with the first segment of its path as the part's name; empty if the path cannot be one of ours. */
    static Optional<ControlCall> of(HttpRequest request) {
        // A slash inside a segment could name something outside of the part that the path names.
        if (request.path().raw().toLowerCase(Locale.ROOT).contains("%2f")) {
            return Optional.empty();
        }
        var path = request.path().decoded().substring(ROOT.length());
        var plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Optional.of(new ControlCall(request, Arrays.asList(plain.split("/", -1))));
    }

    String part() {
        return below.get(0);
    }

    ControlCall inside() {
        return new ControlCall(request, below.subList(1, below.size()));
    }

    String method() {
        return request.method();
    }

    boolean is(String method, String... path) {
        return method().equals(method) && below.equals(List.of(path));
    }

    /** The only segment below the part; empty if there is none. */
    String id() {
        return below.isEmpty() ? "" : below.get(0);
    }

    String parameter(String name) {
        return Objects.requireNonNullElse(request.query().first(name), "");
    }

    /** Empty if it is too long. */
    Optional<String> body() {
        return request.body().read(LONGEST_BODY).map(bytes -> new String(bytes, UTF_8));
    }
}
