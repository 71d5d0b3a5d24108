// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.session.SessionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a scan stands: everything in it is in the text that the caller brings back, so nobody remembers a scan.
 *
 * @param done servers that were listed to the end
 * @param server the server that is being listed, or null between two
 * @param position where its own scan stands
 * @param left ids that were found and are not listed yet
 */
record ScanCursor(List<String> done, @Nullable String server, String position, List<SessionId> left) {
    private static final String START = "0";
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f,]{0,8000})~([0-9a-f]{0,16})~([0-9]{1,20})~([A-Za-z0-9_,-]*)");

    ScanCursor {
        done = List.copyOf(done);
        left = List.copyOf(left);
    }

    static ScanCursor start() {
        return new ScanCursor(List.of(), null, START, List.of());
    }

    static ScanCursor parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a cursor of this store: " + text.length() + " characters");
        }
        var server = parts.group(2);
        return new ScanCursor(
                split(parts.group(1)),
                server.isEmpty() ? null : server,
                parts.group(3),
                split(parts.group(4)).stream().map(ScanCursor::id).toList());
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
    }

    private static SessionId id(String encoded) {
        var id = Utf8.text(Base64.getUrlDecoder().decode(encoded));
        if (id == null) {
            throw new IllegalArgumentException("not a cursor of this store");
        }
        return new SessionId(id);
    }

    /** On a server; from its beginning if it is another one than before. */
    ScanCursor on(String other) {
        return other.equals(server) ? this : new ScanCursor(done, other, START, left);
    }

    /** After a step of the server's own scan. */
    ScanCursor after(String next, List<SessionId> found) {
        if (!next.equals(START) || server == null) {
            return new ScanCursor(done, server, next, found);
        }
        var longer = new ArrayList<>(done);
        longer.add(server);
        return new ScanCursor(longer, null, START, found);
    }

    ScanCursor withLeft(List<SessionId> ids) {
        return new ScanCursor(done, server, position, ids);
    }

    String text() {
        var ids = left.stream()
                .map(id -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(id.value().getBytes(UTF_8)))
                .collect(Collectors.joining(","));
        return String.join(",", done) + "~" + (server == null ? "" : server) + "~" + position + "~" + ids;
    }
}
