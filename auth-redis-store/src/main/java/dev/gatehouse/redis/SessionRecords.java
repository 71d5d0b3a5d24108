// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.redis.internal.connection.Redis;
import dev.gatehouse.redis.internal.connection.Script;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.SessionStore.Replacement;
import dev.gatehouse.store.StoreUnavailableException;
import dev.gatehouse.store.UnreadableRecordException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single records of sessions in Redis: found, written and deleted by one script each. */
final class SessionRecords {
    /** In octets. As much as the original's session JSON may have. */
    static final int LONGEST = 4 * 1024 * 1024;

    private static final byte[] LONGEST_ARGUMENT = String.valueOf(LONGEST).getBytes(US_ASCII);
    private static final int PLACE = 0;
    private static final int FINDING = 1;
    private static final int DETAIL = 2;
    private static final int LEFT = 3;

    private final Redis redis;
    private final SessionLayout layout;
    private final Script find = Script.reading(Scripts.text("find.lua"));
    private final Script write = Script.writing(Scripts.text("write.lua"));
    private final Script delete = Script.writing(Scripts.text("delete.lua"));

    SessionRecords(Redis redis, SessionLayout layout) {
        this.redis = redis;
        this.layout = layout;
    }

    /** The first of some sessions that is there, or null; all ids are of one slot. */
    @Nullable
    Found find(List<SessionId> ids) {
        var keys = ids.stream().map(layout::key).toList();
        var answer = redis.run(find, keys, List.of(LONGEST_ARGUMENT));
        if (answer == null) {
            return null;
        }
        if (!(answer instanceof List<?> found)) {
            // Only nothing is nothing: a session that is there must not look absent.
            throw odd();
        }
        var id = ids.get((int) number(found.get(PLACE)) - 1);
        return switch (text(found.get(FINDING))) {
            case "record" -> record(id, found.get(DETAIL), number(found.get(LEFT)));
            case "type" -> throw unreadable(id, "it is a " + text(found.get(DETAIL)));
            case "long" -> throw unreadable(id, "it has more than " + LONGEST + " octets");
            default -> throw odd();
        };
    }

    private Found record(SessionId id, @Nullable Object answer, long millisecondsLeft) {
        var record = answer instanceof byte[] octets ? octets : new byte[0];
        try {
            return new Found(new StoredSession(id, layout.read(record)), record, millisecondsLeft);
        } catch (IllegalArgumentException broken) {
            throw unreadable(id, String.valueOf(broken.getMessage()));
        }
    }

    private static UnreadableRecordException unreadable(SessionId id, String reason) {
        return new UnreadableRecordException("the record of session " + id + " is none of this store: " + reason);
    }

    /** Writes a record; says whether the condition held. */
    boolean write(SessionId id, Session session, @Nullable Duration timeToLive, Condition condition) {
        return outcome(id, answer(id, session, timeToLive, condition));
    }

    Replacement replace(CurrentSession read, Session session, @Nullable Duration timeToLive) {
        var answer = answer(read.id(), session, timeToLive, Condition.unchanged(read.version()));
        return switch (answer) {
            case "done" -> Replacement.WRITTEN;
            case "changed" -> Replacement.CHANGED;
            case "gone" -> Replacement.GONE;
            default -> throw refusal(read.id(), answer);
        };
    }

    private String answer(SessionId id, Session session, @Nullable Duration timeToLive, Condition condition) {
        var record = layout.write(session);
        if (record.length > LONGEST) {
            throw new IllegalArgumentException(
                    "a session is stored in at most " + LONGEST + " octets; " + id + " has " + record.length);
        }
        var arguments = List.of(
                record,
                ascii(TimeToLive.milliseconds(timeToLive)),
                ascii(condition.word()),
                LONGEST_ARGUMENT,
                ascii(layout.version()),
                layout.channel(),
                layout.notice(id));
        return text(redis.run(write, List.of(layout.key(id)), arguments));
    }

    boolean delete(SessionId id) {
        var arguments = List.of(layout.channel(), layout.notice(id));
        return outcome(id, text(redis.run(delete, List.of(layout.key(id)), arguments)));
    }

    private static boolean outcome(SessionId id, String answer) {
        return switch (answer) {
            case "done" -> true;
            case "condition" -> false;
            default -> throw refusal(id, answer);
        };
    }

    private static RuntimeException refusal(SessionId id, String answer) {
        if (answer.startsWith("type ")) {
            return unreadable(id, "it is a " + answer.substring("type ".length()) + ", and was left as it is");
        }
        if (answer.startsWith("version ")) {
            return unreadable(id, "it is of a later " + answer + ", and was left as it is");
        }
        return answer.equals("foreign") ? unreadable(id, "it has no version, and was left as it is") : odd();
    }

    static StoreUnavailableException odd() {
        return new StoreUnavailableException("Redis answered what none of our scripts answers");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static String text(@Nullable Object answer) {
        return answer instanceof byte[] octets ? new String(octets, UTF_8) : "";
    }

    private static long number(@Nullable Object answer) {
        if (answer instanceof Long number) {
            return number;
        }
        throw odd();
    }
}
