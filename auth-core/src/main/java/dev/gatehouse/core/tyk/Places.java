// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.tyk.TykApi.Listen;
import dev.gatehouse.core.tyk.TykApi.Upstream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where an API is served and where its requests go: the same rules in both forms of definitions. */
final class Places {
    private static final int LONGEST = 1_000;

    private Places() {}

    /** A domain that the gateway does not heed is as if not claimed. */
    static String domain(String name, boolean heeded, At at, Findings findings) {
        if (name.isEmpty()) {
            return "";
        }
        if (!heeded) {
            findings.note(at, "has no effect: custom domains are switched off");
            return "";
        }
        boolean plain =
                name.chars().allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || ".-:[]".indexOf(c) >= 0));
        if (!plain || name.length() > LONGEST) {
            findings.problem(at, "must be a host name; patterns are not supported");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    static Listen listen(String domain, String path, boolean strip, At at, Findings findings) {
        if (!path.startsWith("/")) {
            findings.problem(at, "must begin with a slash");
        } else if (!isPlain(path)) {
            findings.problem(at, "must be a plain path: letters, digits, single slashes and -._~ only");
        }
        return new Listen(domain, path, strip);
    }

    private static boolean isPlain(String path) {
        return path.length() <= LONGEST
                && path.chars()
                        .allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || "/-._~@:+$!,=".indexOf(c) >= 0))
                && !path.contains("//")
                && !(path + "/").contains("/./")
                && !(path + "/").contains("/../");
    }

    /** An API that is not served needs no target. */
    static Upstream upstream(String target, boolean preserveHostHeader, boolean served, At at, Findings findings) {
        if (target.isEmpty() && served) {
            findings.problem(at, "is missing");
        }
        try {
            var uri = new URI(target);
            if (!target.isEmpty()) {
                requireServer(uri, at, findings);
            }
            return new Upstream(uri, preserveHostHeader);
        } catch (URISyntaxException unreadable) {
            findings.problem(at, "is no URL");
            return new Upstream(URI.create(""), preserveHostHeader);
        }
    }

    private static void requireServer(URI uri, At at, Findings findings) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            findings.problem(at, "must begin with http:// or https://");
        } else if (uri.getHost() == null) {
            findings.problem(at, "must name a host, with letters, digits, dots and hyphens only");
        } else if (uri.getUserInfo() != null || uri.getFragment() != null) {
            findings.problem(at, "must hold neither user name nor fragment");
        }
    }

    /** The identity of an API ends up in log lines and names of files and records. */
    static String id(String id, At at, Findings findings) {
        if (id.isEmpty()) {
            findings.problem(at, "is missing");
        } else if (!isName(id)) {
            findings.problem(at, "must hold letters, digits and -._~ only, and not be a dot or two");
        }
        return id;
    }

    static boolean isName(String id) {
        return !id.isEmpty()
                && id.length() <= LONGEST
                && !id.equals(".")
                && !id.equals("..")
                && id.chars().allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0));
    }
}
