// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.strings;

import dev.gatehouse.http.Connection;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Requests as honest clients and as attackers send them.
 *
 * @since 0.1
 */
public final class RequestArbitraries {
    private static final int LONG = 4_096;

    private RequestArbitraries() {}

    /** {@return requests with any path, query and headers} */
    public static Arbitrary<HttpRequest> requests() {
        var methods = Arbitraries.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "get", "X-ODD");
        var targets = Combinators.combine(paths(), queries())
                .as((path, query) -> query.isEmpty() ? path : path + "?" + query);
        return Combinators.combine(methods, targets, headers(), Arbitraries.of(true, false))
                .as((method, target, headers, secure) ->
                        HttpRequest.of(method, target, headers, new Connection("192.0.2.1", secure)));
    }

    /** {@return paths of all sorts, as they stand in a request line} */
    public static Arbitrary<String> paths() {
        return Arbitraries.oneOf(plainPaths(), ambiguousPaths(), malformedPaths());
    }

    /** {@return paths that every parser reads alike, without percent-encoding} */
    public static Arbitrary<String> plainPaths() {
        return strings()
                .alpha()
                .numeric()
                .withChars("-._~!$&'()*+,=:@")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(segment -> !segment.equals(".") && !segment.equals(".."))
                .list()
                .ofMaxSize(5)
                .map(segments -> "/" + String.join("/", segments));
    }

    /** {@return well-formed paths that parsers read differently} */
    public static Arbitrary<String> ambiguousPaths() {
        var traps = Arbitraries.of(List.of(
                "%2F",
                "%2f",
                "%5C",
                "%5c",
                "\\",
                ";",
                ";x=1",
                "%3B",
                "/..",
                "/.",
                "/%2e%2e",
                "/%2E.",
                "/..;",
                "//",
                "%252F",
                "%2561",
                "%25%32%46",
                "%00",
                "%0A",
                "%0d",
                "%7F",
                "%C0%AF",
                "%E0%80%AF",
                "%FF",
                "%C3",
                "\u00e9",
                "\u2215",
                " ",
                "\t"));
        return Combinators.combine(plainPaths(), traps, plainPaths())
                .as((before, trap, after) -> before + trap + after);
    }

    /** {@return what cannot be a path: broken percent-encodings, no slash in front} */
    public static Arbitrary<String> malformedPaths() {
        var broken = Arbitraries.of("%", "%4", "%zz", "%%41", "%G1", "%-1", "%+1", "%u0041");
        var relative = Arbitraries.of("", "*", "orders", "http://a/b", "?", "%2Forders");
        return Arbitraries.oneOf(
                Combinators.combine(plainPaths(), broken).as((path, piece) -> path + "/" + piece), relative);
    }

    /** {@return queries, without the question mark, broken ones among them} */
    public static Arbitrary<String> queries() {
        var pieces = Arbitraries.of(
                "a", "a=1", "A=1", "a=", "=1", "a=1;b=2", "a=%zz", "a=%41", "a=+b+", "a%3Db=1", "\u00e9=1", "&");
        return pieces.list().ofMaxSize(5).map(list -> String.join("&", list));
    }

    /** {@return header lines, repeated, empty, long and odd ones among them} */
    public static Arbitrary<Headers> headers() {
        return Combinators.combine(headerNames(), headerValues())
                .as(List::of)
                .list()
                .ofMaxSize(8)
                .map(lines -> lines.stream().flatMap(List::stream).toList())
                .map(Headers::of);
    }

    private static Arbitrary<String> headerNames() {
        var known = Arbitraries.of(
                "Authorization", "authorization", "AUTHORIZATION", "Cookie", "cookie", "X-Forwarded-For", "Host");
        var any = strings()
                .alpha()
                .numeric()
                .withChars("-_.!#$&'*+^`|~")
                .ofMinLength(1)
                .ofMaxLength(20);
        return Arbitraries.oneOf(known, any);
    }

    private static Arbitrary<String> headerValues() {
        var odd = Arbitraries.of(
                "", " ", "Bearer ", "bearer  x", "Basic Og==", "a=b; c=\"d\"", "a=b;;=;a", "\"", "x,y", "\u00e9\ufffd");
        var any = strings().withCharRange(' ', '~').withChars("\t").ofMaxLength(60);
        return Arbitraries.oneOf(odd, any, just("x".repeat(LONG)));
    }
}
