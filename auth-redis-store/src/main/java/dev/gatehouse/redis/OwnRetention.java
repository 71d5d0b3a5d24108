// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static dev.gatehouse.redis.OwnMembers.expect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gatehouse.session.Lifetime.Retention;
import java.io.IOException;
import java.time.Duration;

/** What a session says about how long its record is kept, as a member of our own record: an object with one case. */
final class OwnRetention {
    private OwnRetention() {}

    static void write(JsonGenerator json, Retention retention) throws IOException {
        if (retention instanceof Retention.Unstated) {
            return;
        }
        json.writeObjectFieldStart("retention");
        if (retention instanceof Retention.Fixed fixed) {
            duration(json, "fixed", fixed.time());
        } else if (retention instanceof Retention.AfterExpiry after) {
            duration(json, "afterExpiry", after.grace());
        } else {
            json.writeBooleanField("forever", true);
        }
        json.writeEndObject();
    }

    static void duration(JsonGenerator json, String name, Duration duration) throws IOException {
        long seconds = duration.getSeconds();
        int nanos = duration.getNano();
        json.writeNumberField(name, seconds);
        if (nanos != 0) {
            json.writeNumberField("nanos", nanos);
        }
    }

    static Retention read(JsonParser json) throws IOException {
        expect(json.currentToken() == JsonToken.START_OBJECT, "retention is no object");
        var kind = json.nextFieldName();
        expect(kind != null, "retention is empty");
        json.nextToken();
        var retention = read(json, String.valueOf(kind));
        expect(json.currentToken() == JsonToken.END_OBJECT, "retention has a member that this release does not know");
        return retention;
    }

    /** Ends behind the last member that belongs to the case. */
    private static Retention read(JsonParser json, String kind) throws IOException {
        return switch (kind) {
            case "forever" -> {
                expect(json.currentToken() == JsonToken.VALUE_TRUE, "forever is not true");
                json.nextToken();
                yield new Retention.Forever();
            }
            case "fixed" -> new Retention.Fixed(duration(json));
            case "afterExpiry" -> new Retention.AfterExpiry(duration(json));
            default -> throw new IllegalArgumentException("retention has a member that this release does not know");
        };
    }

    private static Duration duration(JsonParser json) throws IOException {
        long seconds = whole(json);
        long nanos = 0;
        if ("nanos".equals(json.nextFieldName())) {
            json.nextToken();
            nanos = whole(json);
            json.nextToken();
        }
        return OwnMembers.duration(seconds, nanos);
    }

    private static long whole(JsonParser json) throws IOException {
        expect(json.currentToken() == JsonToken.VALUE_NUMBER_INT, "a time of retention is no whole number");
        return json.getLongValue();
    }
}
