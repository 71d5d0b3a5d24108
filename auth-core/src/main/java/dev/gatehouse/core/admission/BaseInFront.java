// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.admission;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules that name the base path of their API, too, though they are about the paths below it.
 *
 * <p>A pattern is an expression, so this is a guess from its text, made only where it cannot open more than is named: after
 * the base there must be a whole segment in plain letters. Thus {@code /free} is about the path {@code /free} below the base
 * {@code /free}, not about all of that API.
 */
final class BaseInFront {
    private static final Pattern START = Pattern.compile("^(\\^?(?:\\(\\?i\\))?)(/.*)$");
    private static final Pattern PLAIN_SEGMENT =
            Pattern.compile("^/[A-Za-z0-9_~-]+(?:\\.[A-Za-z0-9_~-]+)*(?:[/$].*)?$");

    private BaseInFront() {}

    /** The pattern without the base, or null if it does not clearly begin with it. */
    static @Nullable String remove(String base, String pattern) {
        var prefix = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        var parts = START.matcher(pattern);
        if (prefix.isEmpty() || !parts.find() || !parts.group(2).startsWith(prefix)) {
            return null;
        }
        var rest = parts.group(2).substring(prefix.length());
        return PLAIN_SEGMENT.matcher(rest).find() ? parts.group(1) + rest : null;
    }
}
