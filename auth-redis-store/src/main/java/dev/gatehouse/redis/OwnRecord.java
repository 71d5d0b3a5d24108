// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.gatehouse.session.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;

/**
 * Our own record of a session: a JSON object that begins with its version. Members that say nothing are left out. Within a
 * version a member that is not known is an error, so a new member is a new version.
 */
final class OwnRecord {
    static final int VERSION = 1;

    private static final int DEEPEST = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(SessionRecords.LONGEST)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // A message with an excerpt could hold a secret.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private OwnRecord() {}

    static byte[] write(Session session) {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            new OwnRecordWriter(json).write(session);
        } catch (IOException impossible) {
            throw new IllegalArgumentException("a session that cannot be written as JSON", impossible);
        }
        return bytes.toByteArray();
    }

    static Session read(byte[] record) {
        try (var json = JSON.createParser(record)) {
            return new OwnRecordReader(json).read();
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            throw new IllegalArgumentException(
                    place == null ? "it is no JSON" : "it is no JSON at column " + place.getColumnNr());
        } catch (DateTimeException beyond) {
            throw new IllegalArgumentException("it expires outside of time", beyond);
        } catch (IOException impossible) {
            throw new IllegalArgumentException("it cannot be read", impossible);
        }
    }
}
