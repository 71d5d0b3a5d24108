// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.core.internal.pattern.BoundedPattern;
import dev.gatehouse.core.internal.pattern.PathExpression;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.entitlement.EndpointLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Makes limits of paths. A pattern that cannot be read refuses the definition: else it would limit nothing. */
final class EndpointRates {
    private final TykDefinitionSettings settings;
    private final boolean ignoreCase;
    private final String segment;
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
        this.segment = segment;
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
            var pattern = pattern(path);
            if (isReadable(pattern, at)) {
                // The counter is named after what is written, as in the original; it is one, however paths name the
                // version.
                limits.add(new EndpointLimit(path, method, rate).on(pattern));
            }
        }
    }

    /** One for all spellings of the path: with and without the version where that is how requests name it. */
    private String pattern(String path) {
        boolean rooted = settings.pathMatching().fromStart() && path.startsWith("/");
        boolean versioned = rooted && !segment.isEmpty();
        if (!ignoreCase && !versioned) {
            return path;
        }
        var start = (rooted ? "^" : "") + (ignoreCase ? "(?i)" : "");
        return versioned ? start + "(?:/" + Pattern.quote(segment) + ")?" + path : start + path;
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
