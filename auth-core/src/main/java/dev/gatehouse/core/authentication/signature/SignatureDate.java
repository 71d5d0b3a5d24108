// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date of a signed request, as the original gateway reads it: {@code Tue, 14 Nov 2023 22:13:20 GMT}. The name of the
 * day is not compared with the date, and the name of the zone changes nothing: the time is taken as UTC.
 *
 * @since 0.1
 */
public final class SignatureDate {
    private static final int LONGEST = 64;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    // Of three to five capitals those that the original takes for a zone, or hours east or west.
    private static final String ZONE =
            "(?:GMT[+-]\\d{1,2}|UTC|[A-Z]{3}|ChST|MeST|[A-Z]{3}T|WITA|[A-Z]{4}T|[+-]\\d{1,2})";
    private static final Pattern DATE = Pattern.compile("(?:(?i)mon|tue|wed|thu|fri|sat|sun), +(\\d\\d) +"
            + "((?i:" + String.join("|", MONTHS) + ")) +(\\d{4}) +(\\d{1,2}):(\\d\\d):(\\d\\d)([.,]\\d+)? +"
            + "(?-i:" + ZONE + ")");
    private static final Pattern OFFSET = Pattern.compile("[+-](\\d{1,2})$");
    private static final int MOST_HOURS = 23;

    private SignatureDate() {}

    /**
     * Reads a date. Work is bounded.
     *
     * @param text as it stands in a header
     * @return the moment, or empty if the text is none
     */
    public static Optional<Instant> parse(String text) {
        var usual = FixedDate.parse(text);
        if (usual != null) {
            return Optional.of(usual.toInstant(ZoneOffset.UTC));
        }
        if (text.length() > LONGEST || !hasKnownOffset(text)) {
            return Optional.empty();
        }
        var date = DATE.matcher(text);
        return date.matches() ? moment(date) : Optional.empty();
    }

    /** The only form that a date has today, RFC 9110 section 5.6.7. */
    static Optional<Instant> parseStrictly(String text) {
        var usual = FixedDate.parse(text);
        return usual != null && FixedDate.isOnItsDay(text, usual)
                ? Optional.of(usual.toInstant(ZoneOffset.UTC))
                : Optional.empty();
    }

    private static boolean hasKnownOffset(String text) {
        var offset = OFFSET.matcher(text);
        return !offset.find() || Integer.parseInt(offset.group(1)) <= MOST_HOURS;
    }

    private static Optional<Instant> moment(Matcher date) {
        try {
            var moment = LocalDateTime.of(
                    number(date, 3),
                    MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1,
                    number(date, 1),
                    number(date, 4),
                    number(date, 5),
                    number(date, 6));
            return Optional.of(moment.plusNanos(nanos(date.group(7))).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }

    private static long nanos(String fraction) {
        if (fraction == null) {
            return 0;
        }
        var nine = (fraction.substring(1) + "000000000").substring(0, 9);
        return Long.parseLong(nine);
    }
}
