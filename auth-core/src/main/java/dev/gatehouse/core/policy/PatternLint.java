// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

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

/** Looks at the patterns of a right: rules that grant nothing, limits that are never reached. */
final class PatternLint {
    /** A segment that nobody's pattern names. */
    private static final String SEGMENT = "gatehouse-0x7e";

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
        if (matching.fromStart() && neverBegins(rule.pattern())) {
            findings.add(Kind.UNREACHABLE_RULE, path + ".url", "no path begins like this: paths begin with a slash");
        }
        methods(rule, path, findings);
        boolean repeated = rules.subList(0, at).stream().anyMatch(before -> covers(before, rule));
        if (repeated && !rule.methods().isEmpty()) {
            findings.add(Kind.UNREACHABLE_RULE, path, "a rule before it grants the same");
        }
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

    private static boolean covers(PathRule before, PathRule rule) {
        return before.pattern().equals(rule.pattern()) && before.methods().containsAll(rule.methods());
    }

    private void endpoint(List<EndpointLimit> limits, int at, String path, Findings findings) {
        var limit = limits.get(at);
        var problem = problem(limit.path());
        if (problem.isPresent()) {
            findings.add(Kind.UNUSABLE_PATTERN, path + ".path", problem.get());
            return;
        }
        var sample = sample(limit.path());
        limits.subList(0, at).stream()
                .filter(before -> before.method().equalsIgnoreCase(limit.method()))
                .filter(before ->
                        before.path().equals(limit.path()) || patterns.matches(before.path(), matching, sample))
                .findFirst()
                .ifPresent(before -> findings.add(
                        Kind.SHADOWED_LIMIT,
                        path,
                        "requests like " + limit.method() + " " + sample + " are counted by the limit for "
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

    private static boolean neverBegins(String pattern) {
        var rest = pattern.startsWith("^") ? pattern.substring(1) : pattern;
        return rest.isBlank() || Character.isLetterOrDigit(rest.charAt(0));
    }

    /** A path that a pattern was written for, as far as that can be told from its text. */
    private static String sample(String pattern) {
        var path = pattern.replaceAll("\\{[^{}/]+\\}", SEGMENT).replace("*", SEGMENT);
        return path.replaceAll("[\\^\\$]", "");
    }
}
