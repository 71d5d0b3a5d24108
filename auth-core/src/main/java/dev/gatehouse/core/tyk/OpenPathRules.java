// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.core.internal.pattern.BoundedPattern;
import dev.gatehouse.core.internal.pattern.PathExpression;
import dev.gatehouse.core.internal.pattern.PathPatterns;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.entitlement.PathRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes rules of paths that need no authentication. They are checked here: what cannot be read must not be served. */
final class OpenPathRules {
    static final Set<String> ALL_METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private static final String WITHOUT_CASE = "^(?i)";

    private final boolean toTheEnd;
    private final boolean ignoreCase;
    private final String prefix;
    private final Findings findings;

    /**
     * Rules of one version.
     *
     * @param segment first segment of the paths of this version, where that is how requests name it; else empty
     */
    OpenPathRules(TykDefinitionSettings settings, boolean ignoreCase, String segment, Findings findings) {
        this.toTheEnd = settings.pathMatching().toEnd();
        this.ignoreCase = ignoreCase || settings.ignoreEndpointCase();
        this.prefix = segment.isEmpty() ? "" : "/" + Pattern.quote(segment);
        this.findings = findings;
    }

    List<PathRule> rules(String path, Set<String> methods, boolean withoutCase, At at) {
        if (path.isBlank() || path.length() > BoundedPattern.LONGEST) {
            findings.problem(at, path.isBlank() ? "names no path" : "is longer than 2000 characters");
            return List.of();
        }
        var rooted = rooted(path);
        if (!isReadable(rooted, at)) {
            return List.of();
        }
        var start = ignoreCase || withoutCase ? WITHOUT_CASE : "";
        var patterns = new LinkedHashSet<>(List.of(anchored(start, "", rooted)));
        if (rooted.startsWith("/") && !rooted.startsWith(prefix + "/")) {
            patterns.add(anchored(start, prefix, rooted));
        }
        return patterns.stream()
                .filter(pattern -> isReadable(pattern, at))
                .map(pattern -> new PathRule(pattern, methods))
                .toList();
    }

    /** An anchor binds the first of several alternatives only, unless they are held together. */
    private static String anchored(String start, String prefix, String rooted) {
        if (rooted.indexOf('|') < 0) {
            return start + prefix + rooted;
        }
        var held = "(?:" + PathExpression.of(rooted, PathMatching.ANYWHERE) + ")";
        return (start.isEmpty() ? "^" : start) + prefix + held;
    }

    private boolean isReadable(String pattern, At at) {
        try {
            PathPatterns.rooted(pattern, toTheEnd);
            return true;
        } catch (PatternSyntaxException unreadable) {
            findings.problem(at, "is no expression: " + unreadable.getDescription());
            return false;
        }
    }

    /** Without a slash in front a name could never match at the start, where it has to. */
    private static String rooted(String path) {
        char first = path.charAt(0);
        return Character.isLetterOrDigit(first) || first == '_' || first == '-' ? "/" + path : path;
    }
}
