// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.structured;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads structured fields, RFC 8941 section 4.2. Stricter in one point: a name that comes twice is refused, because two
 * readers may take different ones. Work is linear in the length of the text, which is bounded.
 *
 * @since 0.1
 */
public final class StructuredFields {
    /** A longer text is refused. */
    public static final int LONGEST = 16_384;

    private final Cursor cursor;
    private final ItemReader items;

    private StructuredFields(String text) {
        this.cursor = new Cursor(text);
        this.items = new ItemReader(cursor);
    }

    /**
     * Reads a dictionary.
     *
     * @param text the values of all lines of the field, joined by commas
     * @return the dictionary, or empty if the text is none
     */
    public static Optional<Dictionary> dictionary(String text) {
        return read(text, StructuredFields::dictionary);
    }

    /**
     * Reads a list.
     *
     * @param text the values of all lines of the field, joined by commas
     * @return the list, or empty if the text is none
     */
    public static Optional<List<Member>> list(String text) {
        return read(text, StructuredFields::list);
    }

    /**
     * Reads a single item.
     *
     * @param text the value of the field
     * @return the item, or empty if the text is none
     */
    public static Optional<Member.Item> item(String text) {
        return read(text, fields -> fields.items.item());
    }

    /**
     * Looks whether a text can be the name of a parameter or member.
     *
     * @param text the text
     * @return whether it is one
     */
    public static boolean isName(String text) {
        return text.equals(read(text, fields -> fields.items.name()).orElse(null));
    }

    private static <T> Optional<T> read(String text, Function<StructuredFields, T> part) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var fields = new StructuredFields(text);
            fields.cursor.skip(" ");
            var result = part.apply(fields);
            fields.cursor.skip(" ");
            return fields.cursor.atEnd() ? Optional.of(result) : Optional.empty();
        } catch (MalformedFieldException malformed) {
            return Optional.empty();
        }
    }

    private Dictionary dictionary() {
        Map<String, Member> members = new LinkedHashMap<>();
        while (!cursor.atEnd()) {
            var name = items.name();
            if (members.put(name, memberOf()) != null) {
                throw new MalformedFieldException();
            }
            nextMember();
        }
        return new Dictionary(members);
    }

    private Member memberOf() {
        return cursor.took('=') ? member() : new Member.Item(new BareItem.Flag(true), items.parameters());
    }

    private List<Member> list() {
        var members = new ArrayList<Member>();
        while (!cursor.atEnd()) {
            members.add(member());
            nextMember();
        }
        return members;
    }

    private Member member() {
        return cursor.sees('(') ? innerList() : items.item();
    }

    private Member innerList() {
        cursor.take('(');
        var list = new ArrayList<Member.Item>();
        cursor.skip(" ");
        while (!cursor.took(')')) {
            list.add(items.item());
            if (!cursor.sees(' ') && !cursor.sees(')')) {
                throw new MalformedFieldException();
            }
            cursor.skip(" ");
        }
        return new Member.InnerList(list, items.parameters());
    }

    private void nextMember() {
        cursor.skip(" \t");
        if (cursor.atEnd()) {
            return;
        }
        cursor.take(',');
        cursor.skip(" \t");
        // A comma promises another member.
        if (cursor.atEnd()) {
            throw new MalformedFieldException();
        }
    }
}
