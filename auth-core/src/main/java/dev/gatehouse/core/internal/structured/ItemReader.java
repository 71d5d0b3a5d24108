// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.structured;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads single values and what stands behind them, RFC 8941 sections 4.2.3 to 4.2.8. */
final class ItemReader {
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DIGITS_BEFORE_POINT = 12;
    private static final int MOST_DIGITS_AFTER_POINT = 3;
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~:/";

    private final Cursor cursor;

    ItemReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Member.Item item() {
        var value = bareItem();
        return new Member.Item(value, parameters());
    }

    Parameters parameters() {
        if (!cursor.sees(';')) {
            return Parameters.none();
        }
        Map<String, BareItem> values = new LinkedHashMap<>();
        while (cursor.took(';')) {
            cursor.skip(" ");
            var name = name();
            if (values.put(name, cursor.took('=') ? bareItem() : new BareItem.Flag(true)) != null) {
                throw new MalformedFieldException();
            }
        }
        return new Parameters(values);
    }

    String name() {
        if (!cursor.sees(c -> isLower(c) || c == '*')) {
            throw new MalformedFieldException();
        }
        return cursor.takeWhile(c -> isLower(c) || isDigit(c) || "_-.*".indexOf(c) >= 0);
    }

    private BareItem bareItem() {
        if (cursor.took('"')) {
            return text();
        }
        if (cursor.took(':')) {
            return octets();
        }
        if (cursor.took('?')) {
            return flag();
        }
        if (cursor.sees(c -> isDigit(c) || c == '-')) {
            return number();
        }
        return token();
    }

    private BareItem text() {
        var plain = cursor.takeWhile(ItemReader::isPlain);
        return new BareItem.Text(cursor.took('"') ? plain : textAfter(plain));
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }

    private String textAfter(String start) {
        var value = new StringBuilder(start);
        for (char c = cursor.take(); c != '"'; c = cursor.take()) {
            char plain = c == '\\' ? escaped() : c;
            if (plain < ' ' || plain > '~') {
                throw new MalformedFieldException();
            }
            value.append(plain);
        }
        return value.toString();
    }

    private char escaped() {
        char c = cursor.take();
        if (c != '"' && c != '\\') {
            throw new MalformedFieldException();
        }
        return c;
    }

    private BareItem octets() {
        var encoded = cursor.takeWhile(c -> c != ':');
        cursor.take(':');
        try {
            return new BareItem.Octets(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException noBase64) {
            throw new MalformedFieldException();
        }
    }

    private BareItem flag() {
        boolean value = cursor.took('1');
        if (!value) {
            cursor.take('0');
        }
        return new BareItem.Flag(value);
    }

    private BareItem number() {
        var sign = cursor.took('-') ? "-" : "";
        var digits = cursor.takeWhile(ItemReader::isDigit);
        boolean whole = !cursor.took('.');
        requireLength(digits, whole ? MOST_DIGITS : MOST_DIGITS_BEFORE_POINT);
        if (whole) {
            return new BareItem.Whole(Long.parseLong(sign + digits));
        }
        var fraction = cursor.takeWhile(ItemReader::isDigit);
        requireLength(fraction, MOST_DIGITS_AFTER_POINT);
        return new BareItem.Fraction(new BigDecimal(sign + digits + '.' + fraction));
    }

    private static void requireLength(String digits, int most) {
        if (digits.isEmpty() || digits.length() > most) {
            throw new MalformedFieldException();
        }
    }

    private BareItem token() {
        if (!cursor.sees(c -> isLetter(c) || c == '*')) {
            throw new MalformedFieldException();
        }
        return new BareItem.Token(cursor.takeWhile(c -> isLetter(c) || isDigit(c) || TOKEN_MARKS.indexOf(c) >= 0));
    }

    private static boolean isLetter(int c) {
        return isLower(c) || (c >= 'A' && c <= 'Z');
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
