// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 90s}, {@code 1h30m}, {@code 1.5h}. */
final class ReadableTime {
    private static final int LONGEST = 40;
    // Each piece is a number, so the expression has only one way to match.
    private static final Pattern PIECE = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s)");
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 1_000_000);

    private ReadableTime() {}

    static Duration read(TypedMembers members, String name) {
        var text = members.text(name);
        var matcher = PIECE.matcher(text);
        var millis = BigDecimal.ZERO;
        int end = 0;
        while (text.length() <= LONGEST && matcher.find() && matcher.start() == end) {
            long unit = MILLIS.getOrDefault(matcher.group(2), 0L);
            millis = millis.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)));
            end = matcher.end();
        }
        if (end < text.length() && !text.equals("0")) {
            members.problem(name, "must be a span of time such as 90s or 1h30m");
            return Duration.ZERO;
        }
        return Duration.ofMillis(millis.min(MOST).longValue());
    }
}
