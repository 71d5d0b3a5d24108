// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.expectation;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.wire.Message;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Fields about what the upstream received. */
final class UpstreamChecks {
    static final Map<String, Check> ALL = Map.ofEntries(
            text("upstream_path", Message::path),
            text("upstream_query", Message::query),
            entry("upstream_body", UpstreamChecks::body),
            headers("upstream_headers", HeaderChecks::some),
            headers("upstream_headers_absent", HeaderChecks::absent),
            entry("upstream_headers_all", UpstreamChecks::allHeaders));

    private UpstreamChecks() {}

    /** A comparison of headers. */
    private interface HeaderCheck {
        Optional<Mismatch> check(String field, JsonNode expected, Message message);
    }

    private static Map.Entry<String, Check> text(String field, Function<Message, String> part) {
        return forwarded(
                field,
                (expected, message) -> Check.when(
                        TextPattern.matches(expected.asText(), part.apply(message)),
                        field,
                        expected,
                        part.apply(message)));
    }

    private static Map.Entry<String, Check> headers(String field, HeaderCheck check) {
        return forwarded(field, (expected, message) -> check.check(field, expected, message));
    }

    /** A comparison that needs a forwarded request. */
    private interface MessageCheck {
        Optional<Mismatch> check(JsonNode expected, Message message);
    }

    private static Map.Entry<String, Check> forwarded(String field, MessageCheck check) {
        return entry(
                field,
                (expected, observed) -> observed.forwarded()
                        .map(message -> check.check(expected, message))
                        .orElseGet(() -> Check.when(false, field, expected, "not forwarded")));
    }

    /** What the client sends in several lines may reach the upstream so. */
    private static Optional<Mismatch> allHeaders(JsonNode expected, Observed observed) {
        var field = "upstream_headers_all";
        var repeated = observed.sent().repeatedNames();
        return observed.forwarded()
                .map(message -> HeaderChecks.all(field, expected, message, repeated))
                .orElseGet(() -> Check.when(false, field, expected, "not forwarded"));
    }

    private static Optional<Mismatch> body(JsonNode expected, Observed observed) {
        var actual = observed.forwarded().map(Message::body).orElse("not forwarded");
        boolean fits = expected.isTextual()
                ? TextPattern.matches(expected.textValue(), actual)
                : Json.same(expected, Json.parse(actual));
        return Check.when(fits, "upstream_body", expected, actual);
    }
}
