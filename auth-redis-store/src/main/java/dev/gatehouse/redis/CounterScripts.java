// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.limit.LimitStatus.Movement;
import dev.gatehouse.redis.internal.connection.Redis;
import dev.gatehouse.redis.internal.connection.Script;
import dev.gatehouse.store.UnreadableRecordException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counters of one slot: taken from, looked at, given back to and forgotten, by one script each. */
final class CounterScripts {
    /** As scripts tell the time. */
    static final String SERVER_CLOCK = "limits/clock.lua";

    private static final byte[] TAKE = ascii("take");
    private static final byte[] PEEK = ascii("peek");
    private static final byte[] RETURN = ascii("return");
    private static final int NUMBERS = 6;
    private static final Movement[] MOVEMENTS = Movement.values();

    private final Redis redis;
    private final Script take;
    private final Script peek;
    private final Script reset = Script.writing(Scripts.text("limits/reset.lua"));

    CounterScripts(Redis redis, LimitLayout layout, String clock) {
        this.redis = redis;
        var source = new StringBuilder(Scripts.text(clock)).append(Scripts.text("limits/functions.lua"));
        layout.scripts().forEach(script -> source.append(Scripts.text(script)));
        source.append(Scripts.text("limits/run.lua"));
        take = Script.writing(source.toString());
        peek = Script.reading(source.toString());
    }

    /** Takes from all of them or from none. */
    Taken take(List<Counter> counters) {
        return run(take, List.of(TAKE), counters);
    }

    /** What {@link #take} would say. */
    Taken peek(List<Counter> counters) {
        return run(peek, List.of(PEEK), counters);
    }

    /** Undoes what was taken then, as far as that period still runs. */
    void giveBack(List<Counter> counters, long at) {
        run(take, List.of(RETURN, ascii(String.valueOf(at))), counters);
    }

    void reset(List<byte[]> keys) {
        redis.run(reset, keys, List.of());
    }

    private Taken run(Script script, List<byte[]> order, List<Counter> counters) {
        var keys = new ArrayList<byte[]>(2 * counters.size());
        var arguments = new ArrayList<>(order);
        for (var counter : counters) {
            keys.addAll(counter.place().keys());
            arguments.add(counter.argument());
        }
        return taken(redis.run(script, keys, arguments), counters);
    }

    private static Taken taken(@Nullable Object reply, List<Counter> counters) {
        if (!(reply instanceof List<?> numbers)) {
            throw SessionRecords.odd();
        }
        if (numbers.get(0) instanceof byte[]) {
            int place = (int) number(numbers, 1);
            throw unreadable(counters.get(place).request().key(), text(numbers.get(2)));
        }
        var statuses = new ArrayList<LimitStatus>(counters.size());
        for (int from = 1; from + NUMBERS <= numbers.size(); from += NUMBERS) {
            statuses.add(status(numbers, from));
        }
        return new Taken(number(numbers, 0), LimitAnswers.of(statuses));
    }

    private static LimitStatus status(List<?> numbers, int from) {
        return new LimitStatus(
                number(numbers, from) == 1,
                number(numbers, from + 1),
                number(numbers, from + 2),
                number(numbers, from + 3),
                timeToWait(number(numbers, from + 4)),
                MOVEMENTS[(int) number(numbers, from + 5)]);
    }

    private static Duration timeToWait(long micros) {
        return micros < 0 ? Limit.LONGEST : Duration.of(micros, ChronoUnit.MICROS);
    }

    private static long number(List<?> numbers, int place) {
        if (numbers.get(place) instanceof Long number) {
            return number;
        }
        throw SessionRecords.odd();
    }

    private static String text(@Nullable Object reply) {
        return reply instanceof byte[] octets ? new String(octets, UTF_8) : "";
    }

    private static UnreadableRecordException unreadable(LimitKey key, String what) {
        // The name of a counter can be a credential.
        return new UnreadableRecordException("the " + key.measure() + " counter of a " + key.holder()
                + " is none of this store: what stands there is " + what + ", and was left as it is");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
