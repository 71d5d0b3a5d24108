// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gatehouse.core.internal.json.Json;
import java.math.BigDecimal;
import java.time.Duration;

/** Times that the original writes as numbers of seconds, some of them with a fraction. Zero is left out. */
final class Seconds {
    private static final int DIGITS = 9;
    private static final double SHORTEST = 1e-9;
    private static final long LONGEST = 1L << 62;

    private Seconds() {}

    /** As exact as nanoseconds are; what is longer than all time is cut. */
    static Duration read(JsonNode number) {
        if (number.isIntegralNumber() && number.canConvertToLong()) {
            return Duration.ofSeconds(number.longValue());
        }
        // Looked at first: the digits of a number that is very small or very large would fill the memory.
        double about = number.doubleValue();
        if (Math.abs(about) < SHORTEST) {
            return Duration.ZERO;
        }
        if (Math.abs(about) >= LONGEST) {
            return Duration.ofSeconds(about > 0 ? LONGEST : -LONGEST);
        }
        var exact = number.decimalValue();
        long whole = exact.longValue();
        var rest = exact.subtract(BigDecimal.valueOf(whole)).movePointRight(DIGITS);
        return Duration.ofSeconds(whole, rest.longValue());
    }

    static JsonNode write(Duration time) {
        if (time.getNano() == 0) {
            return whole(time);
        }
        var seconds = BigDecimal.valueOf(time.getSeconds());
        return Json.tree(seconds.add(BigDecimal.valueOf(time.getNano(), DIGITS)).stripTrailingZeros());
    }

    /** Rounded up, where the original knows whole seconds only: nothing is to begin anew too early. */
    static JsonNode whole(Duration time) {
        long seconds = time.getNano() == 0 ? time.getSeconds() : Math.addExact(time.getSeconds(), 1);
        return seconds == 0 ? MissingNode.getInstance() : Json.tree(seconds);
    }
}
