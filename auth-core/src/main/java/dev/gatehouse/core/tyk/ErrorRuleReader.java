// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.core.internal.pattern.BoundedPattern;
import dev.gatehouse.core.tyk.ErrorRule.Match;
import dev.gatehouse.http.Headers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rules that rewrite refusals. The original passes over a broken rule; here it is a problem. */
final class ErrorRuleReader {
    private static final int LOWEST_STATUS = 200;
    private static final int HIGHEST_STATUS = 999;
    private static final Set<String> OF_THE_SERVER = Set.of("content-length", "transfer-encoding", "connection");

    private static final List<String> CRITERIA = List.of("flag", "message_pattern", "body_field", "body_value");

    private final Spelling spelling;
    private final Findings findings;

    ErrorRuleReader(Spelling spelling, Findings findings) {
        this.spelling = spelling;
        this.findings = findings;
    }

    /**
     * Reads the rules of all statuses.
     *
     * @param byStatus arrays of rules, by a status such as {@code 401} or a class such as {@code 4xx}
     */
    TykErrorRules read(TypedMembers byStatus) {
        var rules = new LinkedHashMap<String, List<ErrorRule>>();
        byStatus.names().forEach(status -> {
            if (isStatus(status)) {
                rules.put(
                        status,
                        byStatus.objects(status).stream().map(this::rule).toList());
            } else {
                byStatus.problem(status, "must be a status such as 401, or a class such as 4xx");
            }
        });
        if (!rules.isEmpty()) {
            findings.note(byStatus.at(), "rewrites the gateway's own refusals only, not answers of the upstream");
        }
        return TykErrorRules.of(rules);
    }

    private static boolean isStatus(String status) {
        return status.length() == 3
                && status.charAt(0) >= '1'
                && status.charAt(0) <= '9'
                && (status.endsWith("xx") || status.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    private ErrorRule rule(TypedMembers rule) {
        var response = rule.object("response");
        if (!response.text("template").isEmpty()) {
            response.problem("template", "names a file, which is not supported; write the body instead");
        }
        return new ErrorRule(
                match(rule.object("match")),
                status(response),
                response.text("message"),
                body(response),
                headers(response.object("headers")));
    }

    private Match match(TypedMembers match) {
        var asked = match.names().stream()
                .filter(name -> Catalogue.isOn(match.node().path(name)))
                .toList();
        asked.stream()
                .filter(name ->
                        CRITERIA.stream().noneMatch(each -> spelling.of(each).equalsIgnoreCase(name)))
                .forEach(name -> match.note(name, "is unknown: it fits no refusal"));
        var message = pattern(match, spelling.of("message_pattern"));
        return new Match(asked.isEmpty(), match.text("flag"), message);
    }

    private static @Nullable Pattern pattern(TypedMembers match, String name) {
        var text = match.text(name);
        try {
            return text.isEmpty() ? null : BoundedPattern.compile(text);
        } catch (PatternSyntaxException unreadable) {
            match.problem(name, "is no expression: " + unreadable.getDescription());
            return null;
        }
    }

    private int status(TypedMembers response) {
        var name = spelling.of("status_code");
        long status = response.whole(name);
        if (status != 0 && (status < LOWEST_STATUS || status > HIGHEST_STATUS)) {
            response.problem(name, "must be 200 to 999");
            return 0;
        }
        return (int) status;
    }

    private static @Nullable BodyTemplate body(TypedMembers response) {
        var text = response.text("body");
        try {
            return text.isEmpty() ? null : BodyTemplate.of(text);
        } catch (IllegalArgumentException unreadable) {
            response.problem("body", String.valueOf(unreadable.getMessage()));
            return null;
        }
    }

    private static Map<String, String> headers(TypedMembers headers) {
        var lines = new LinkedHashMap<String, String>();
        for (var name : headers.names()) {
            var value = headers.text(name);
            if (isLine(name, value)) {
                lines.put(name, value);
            } else {
                headers.problem(name, "cannot be a header line");
            }
        }
        return lines;
    }

    private static boolean isLine(String name, String value) {
        try {
            return !Headers.of(name, value).isEmpty() && !OF_THE_SERVER.contains(name.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException forbidden) {
            return false;
        }
    }
}
