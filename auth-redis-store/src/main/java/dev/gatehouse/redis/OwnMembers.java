// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads members of our own record. What is of another type is an error that names the member, never a value. */
final class OwnMembers {
    static final long NANOS = 1_000_000_000;

    private final JsonParser json;

    OwnMembers(JsonParser json) {
        this.json = json;
    }

    /** What is read of one member, at its value. */
    @FunctionalInterface
    interface Taking {
        void take(String member) throws IOException;
    }

    /** What is read of one element of a list. */
    @FunctionalInterface
    interface Element<T> {
        T read() throws IOException;
    }

    static void expect(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static IllegalArgumentException unknown(String where) {
        return new IllegalArgumentException(where + " has a member that this release does not know");
    }

    String text(String name) throws IOException {
        expect(json.currentToken() == JsonToken.VALUE_STRING, name + " is no text");
        return json.getText();
    }

    long whole(String name) throws IOException {
        expect(json.currentToken() == JsonToken.VALUE_NUMBER_INT, name + " is no whole number");
        return json.getLongValue();
    }

    double number(String name) throws IOException {
        expect(json.currentToken() != null && json.currentToken().isNumeric(), name + " is no number");
        return json.getDoubleValue();
    }

    boolean flag(String name) throws IOException {
        expect(json.currentToken() != null && json.currentToken().isBoolean(), name + " is neither true nor false");
        return json.getBooleanValue();
    }

    List<String> texts(String name) throws IOException {
        return list(name, () -> text(name));
    }

    <T> List<T> list(String name, Element<T> element) throws IOException {
        expect(json.currentToken() == JsonToken.START_ARRAY, name + " is no list");
        var elements = new ArrayList<T>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element.read());
        }
        return elements;
    }

    void object(String name, Taking members) throws IOException {
        expect(json.currentToken() == JsonToken.START_OBJECT, name + " is no object");
        for (var member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
            json.nextToken();
            members.take(member);
        }
    }

    static Duration duration(long seconds, long nanos) {
        expect(nanos >= 0 && nanos < NANOS, "nanos is no part of a second");
        return Duration.ofSeconds(seconds, nanos);
    }
}
