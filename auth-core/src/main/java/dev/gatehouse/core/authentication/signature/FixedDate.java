// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form that dates have today, RFC 9110 section 5.6.7: every character has its place. Read for every request. */
final class FixedDate {
    private static final String SHAPE = "aaa, dd aaa dddd dd:dd:dd GMT";
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private final String text;

    private FixedDate(String text) {
        this.text = text;
    }

    /** The moment in UTC; null if the text has another form, or there is no such day, of whatever name. */
    static @Nullable LocalDateTime parse(String text) {
        return text.length() == SHAPE.length() ? new FixedDate(text).moment() : null;
    }

    /** Whether the day has the name that stands in front of it. */
    static boolean isOnItsDay(String text, LocalDateTime moment) {
        return text.startsWith(DAYS.get(moment.getDayOfWeek().getValue() - 1));
    }

    private @Nullable LocalDateTime moment() {
        int month = MONTHS.indexOf(text.substring(8, 11)) + 1;
        if (!hasShape() || month == 0 || !DAYS.contains(text.substring(0, 3))) {
            return null;
        }
        try {
            return LocalDateTime.of(number(12, 4), month, number(5, 2), number(17, 2), number(20, 2), number(23, 2));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private boolean hasShape() {
        for (int i = 0; i < SHAPE.length(); i++) {
            if (!fits(text.charAt(i), SHAPE.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(char c, char wanted) {
        return switch (wanted) {
            // Names are looked up.
            case 'a' -> true;
            case 'd' -> c >= '0' && c <= '9';
            default -> c == wanted;
        };
    }

    private int number(int start, int length) {
        int number = 0;
        for (int i = start; i < start + length; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
