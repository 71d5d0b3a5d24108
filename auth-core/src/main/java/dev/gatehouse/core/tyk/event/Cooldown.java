// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.event;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Times such as {@code 1m30s}. */
final class Cooldown {
    private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Pattern WHOLE = Pattern.compile("(?:[0-9]{1,9}(?:ms|s|m|h)){0,4}");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms",
            Duration.ofMillis(1),
            "s",
            Duration.ofSeconds(1),
            "m",
            Duration.ofMinutes(1),
            "h",
            Duration.ofHours(1));

    private Cooldown() {}

    /** Zero for the empty text; empty for what is no time. */
    static Optional<Duration> read(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        var time = Duration.ZERO;
        var parts = PART.matcher(text);
        while (parts.find()) {
            var unit = UNITS.getOrDefault(parts.group(2), Duration.ZERO);
            time = time.plus(unit.multipliedBy(Long.parseLong(parts.group(1))));
        }
        return Optional.of(time);
    }
}
