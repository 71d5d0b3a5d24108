// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.core.internal.pattern.BoundedPattern;
import dev.gatehouse.core.internal.pattern.PathExpression;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.entitlement.EndpointLimit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes limits of paths. A pattern that cannot be read refuses the definition: else it would limit nothing. */
final class EndpointRates {
    private final TykDefinitionSettings settings;
    private final boolean ignoreCase;
    private final String prefix;
    private final RateReader rates;
    private final Findings findings;
    private final List<EndpointLimit> limits = new ArrayList<>();

    /**
     * Limits of one version.
     *
     * @param segment first segment of the paths of this version, where that is how requests name it; else empty
     */
    EndpointRates(
            TykDefinitionSettings settings, boolean ignoreCase, String segment, Spelling spelling, Findings findings) {
        this.settings = settings;
        this.ignoreCase = ignoreCase || settings.ignoreEndpointCase();
        this.prefix = segment.isEmpty() ? "" : "/" + Pattern.quote(segment);
        this.rates = new RateReader(spelling, settings.limits().counting());
        this.findings = findings;
    }

    List<EndpointLimit> limits() {
        return limits;
    }

    void add(String path, String method, TypedMembers entry, At at) {
        var rate = rates.read(entry);
        if (rate.isUnlimited()) {
            entry.note("rate", "limits nothing without both a rate and a time");
        } else if (method.isEmpty()) {
            entry.note("method", "is empty, so that nothing is limited");
        } else if (path.isBlank()) {
            findings.problem(at, "names no path");
        } else {
            patterns(path).stream()
                    .filter(pattern -> isReadable(pattern, at))
                    .forEach(pattern -> limits.add(new EndpointLimit(pattern, method, rate)));
        }
    }

    /** As it is written where that is enough, so that its counter has the name that it has in the original. */
    private Set<String> patterns(String path) {
        boolean rooted = settings.pathMatching().fromStart() && path.startsWith("/");
        var patterns = new LinkedHashSet<>(List.of(spelled(rooted, "", path)));
        if (rooted && !prefix.isEmpty()) {
            patterns.add(spelled(true, prefix, path));
        }
        return patterns;
    }

    private String spelled(boolean rooted, String before, String path) {
        if (!ignoreCase) {
            return before + path;
        }
        return (rooted ? "^(?i)" : "(?i)") + before + path;
    }

    private boolean isReadable(String pattern, At at) {
        try {
            if (pattern.length() > BoundedPattern.LONGEST) {
                throw new PatternSyntaxException("longer than " + BoundedPattern.LONGEST + " characters");
            }
            BoundedPattern.compile(PathExpression.of(pattern, PathMatching.ANYWHERE));
            return true;
        } catch (PatternSyntaxException unreadable) {
            findings.problem(at, "is no expression: " + unreadable.getDescription());
            return false;
        }
    }
}
