// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.core.internal.pattern.BoundedPattern;
import dev.gatehouse.core.internal.pattern.PathExpression;
import dev.gatehouse.core.internal.pattern.PathPatterns;
import dev.gatehouse.core.policy.PolicyLint.Findings;
import dev.gatehouse.core.policy.PolicyLint.Kind;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.PathRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the patterns of a right: rules that grant nothing, limits that are never reached. */
final class PatternLint {
    /** A segment that nobody's pattern names. */
    private static final String SEGMENT = "gatehouse-0x7e";

    /** Text without expressions, but for full stops, which stand for themselves in what people write. */
    private static final Pattern PLAIN = Pattern.compile("[^*+?|()\\[\\]{}\\\\^$]*");

    private final PathMatching matching;
    private final PathPatterns patterns = new PathPatterns();

    PatternLint(PathMatching matching) {
        this.matching = matching;
    }

    void look(AccessRight right, Findings findings) {
        var path = "access_rights." + right.api();
        for (int i = 0; i < right.paths().size(); i++) {
            rule(right.paths(), i, path + ".allowed_urls[" + i + "]", findings);
        }
        var endpoints = right.allowance().endpoints();
        for (int i = 0; i < endpoints.size(); i++) {
            endpoint(endpoints, i, path + ".endpoints[" + i + "]", findings);
        }
    }

    private void rule(List<PathRule> rules, int at, String path, Findings findings) {
        var rule = rules.get(at);
        var problem = problem(rule.pattern());
        if (problem.isPresent()) {
            findings.add(Kind.UNUSABLE_PATTERN, path + ".url", problem.get());
            return;
        }
        if (neverBegins(rule.pattern())) {
            findings.add(Kind.UNREACHABLE_RULE, path + ".url", "no path begins like this: paths begin with a slash");
        }
        methods(rule, path, findings);
        for (int i = 0; i < rules.size(); i++) {
            if (i != at && grantsAll(rules.get(i), rule, i < at)) {
                var subject = rules.get(i).pattern();
                findings.add(
                        Kind.UNREACHABLE_RULE, path, "the rule for " + subject + " grants the same and maybe more");
                return;
            }
        }
    }

    /** Every rule grants by itself, so the other one may stand anywhere; of two that grant the same the first is needed. */
    private boolean grantsAll(PathRule other, PathRule rule, boolean before) {
        if (rule.methods().isEmpty() || !grants(other, rule)) {
            return false;
        }
        return before || !grants(rule, other);
    }

    private boolean grants(PathRule wide, PathRule rule) {
        return wide.methods().containsAll(rule.methods())
                && (wide.pattern().equals(rule.pattern()) || covers(wide.pattern(), rule.pattern()));
    }

    /** Whether a pattern matches what another was written for; no, where that cannot be told from the text of the other. */
    private boolean covers(String wide, String pattern) {
        var sample = sample(pattern);
        return sample != null && patterns.matches(wide, matching, sample);
    }

    private static void methods(PathRule rule, String path, Findings findings) {
        if (rule.methods().isEmpty()) {
            findings.add(Kind.UNREACHABLE_RULE, path + ".methods", "a rule without methods grants nothing");
        }
        rule.methods().stream()
                .filter(method -> !method.equals(method.toUpperCase(Locale.ROOT)))
                .sorted()
                .forEach(method -> findings.add(
                        Kind.UNREACHABLE_RULE, path + ".methods", "methods are compared exactly: " + method));
    }

    private void endpoint(List<EndpointLimit> limits, int at, String path, Findings findings) {
        var limit = limits.get(at);
        var problem = problem(limit.path());
        if (problem.isPresent()) {
            findings.add(Kind.UNUSABLE_PATTERN, path + ".path", problem.get());
            return;
        }
        limits.subList(0, at).stream()
                .filter(before -> before.method().equalsIgnoreCase(limit.method()))
                .filter(before -> before.path().equals(limit.path()) || covers(before.path(), limit.path()))
                .findFirst()
                .ifPresent(before -> findings.add(
                        Kind.SHADOWED_LIMIT,
                        path,
                        "requests like " + limit.method() + " " + limit.path() + " are counted by the limit for "
                                + before.path() + ", which comes first"));
    }

    private Optional<String> problem(String pattern) {
        if (pattern.length() > BoundedPattern.LONGEST) {
            return Optional.of("longer than " + BoundedPattern.LONGEST + " characters: it matches nothing");
        }
        try {
            BoundedPattern.compile(PathExpression.of(pattern, PathMatching.ANYWHERE));
            return Optional.empty();
        } catch (PatternSyntaxException unusable) {
            return Optional.of("it matches nothing: " + unusable.getDescription());
        }
    }

    /** From the start a pattern without a slash is searched for anywhere, unless it says otherwise. */
    private boolean neverBegins(String pattern) {
        if (pattern.isBlank()) {
            return matching.fromStart();
        }
        boolean circumflex = pattern.startsWith("^");
        var rest = circumflex ? pattern.substring(1) : pattern;
        return rest.isEmpty()
                ? matching == PathMatching.EXACT
                : (circumflex || matching == PathMatching.EXACT) && Character.isLetterOrDigit(rest.charAt(0));
    }

    /**
     * A path that a pattern was written for, as long as it can be: with more before and behind it where the pattern allows
     * that. Null if that cannot be told from its text.
     */
    private @Nullable String sample(String pattern) {
        var path = pattern.replaceAll("\\{[^{}/0-9,][^{}/]*\\}", SEGMENT)
                .replace("/*/", "/" + SEGMENT + "/")
                .replaceAll("\\.\\*|(?<=/)\\*$", SEGMENT + "/" + SEGMENT);
        var start = path.startsWith("^") ? "^" : "";
        var end = path.endsWith("$") ? "$" : "";
        var plain = path.substring(start.length(), path.length() - end.length());
        if (!PLAIN.matcher(plain).matches()) {
            return null;
        }
        boolean fromStart = matching.fromStart() && path.startsWith("/");
        return (fromStart || !start.isEmpty() ? "" : "/" + SEGMENT)
                + plain
                + (matching.toEnd() || !end.isEmpty() ? "" : "/" + SEGMENT);
    }
}
