// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The times at which permits were used, the oldest first. A value: each change gives another log.
 *
 * <p>Logs that follow one another share an array. A log writes its last uses there only when another one follows it, so
 * one that was made in vain costs nothing, and adding a use costs the same for long logs and short ones.
 *
 * @since 0.1
 */
public final class UseLog {
    /** No use. */
    public static final UseLog EMPTY = new UseLog(new Shared(0), 0, 0, 0, 0);

    private static final int FIRST_SIZE = 4;

    private final Shared shared;
    private final int from;
    private final int to;
    private final long latest;
    private final int pending;

    /** Uses in an array from one place to another, and so many more at the latest time that are not in it. */
    private UseLog(Shared shared, int from, int to, long latest, int pending) {
        this.shared = shared;
        this.from = from;
        this.to = to;
        this.latest = latest;
        this.pending = pending;
    }

    /**
     * A log of given times.
     *
     * @param times in microseconds since the epoch, the oldest first
     * @return the log
     * @throws IllegalArgumentException if they are in another order
     */
    public static UseLog of(long... times) {
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[i - 1]) {
                throw new IllegalArgumentException("the oldest use comes first, but use " + i + " is at " + times[i]
                        + " after one at " + times[i - 1]);
            }
        }
        return written(times.clone());
    }

    private static UseLog written(long[] times) {
        return times.length == 0 ? EMPTY : new UseLog(new Shared(times, times.length), 0, times.length, 0, 0);
    }

    /** {@return how many uses there are} */
    public int size() {
        return to - from + pending;
    }

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return size() == 0;
    }

    /**
     * Reads a time.
     *
     * @param index 0 for the oldest
     * @return the time in microseconds since the epoch
     * @throws IndexOutOfBoundsException if there is no such use
     */
    public long at(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("use " + index + " of " + size());
        }
        return index < to - from ? shared.times[from + index] : latest;
    }

    long last() {
        return at(size() - 1);
    }

    /** The uses after an instant. Those in the future of a clock that stepped back happened now. */
    UseLog within(long after, long now) {
        if (isEmpty()) {
            return EMPTY;
        }
        var log = last() > now ? broughtBack(now) : this;
        if (log.at(0) > after) {
            return log;
        }
        return log.last() > after
                ? new UseLog(log.shared, log.firstAfter(after), log.to, log.latest, log.pending)
                : EMPTY;
    }

    private UseLog broughtBack(long now) {
        var times = times();
        for (int i = times.length - 1; i >= 0 && times[i] > now; i--) {
            times[i] = now;
        }
        return written(times);
    }

    /** Place in the array of the first use after an instant; its end if there is none. */
    private int firstAfter(long instant) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (shared.times[middle] > instant) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** This log and some uses more, none of which is older than the last one here. */
    UseLog with(long time, int count) {
        if (pending > 0 && time == latest) {
            return new UseLog(shared, from, to, latest, pending + count);
        }
        if (pending == 0 || shared.settle(to, latest, pending)) {
            return new UseLog(shared, from, to + pending, time, count);
        }
        var copy = new Shared(Arrays.copyOf(times(), Math.max(FIRST_SIZE, 2 * size())), size());
        return new UseLog(copy, 0, size(), time, count);
    }

    private long[] times() {
        var times = Arrays.copyOfRange(shared.times, from, from + size());
        Arrays.fill(times, to - from, times.length, latest);
        return times;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof UseLog log && size() == log.size() && Arrays.equals(times(), log.times());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(times());
    }

    @Override
    public String toString() {
        return "UseLog" + Arrays.toString(times());
    }

    /** An array of which the part before {@code written} does not change any more. */
    private static final class Shared {
        private final long[] times;
        private final AtomicInteger written;

        private Shared(int size) {
            this(new long[size], 0);
        }

        private Shared(long[] times, int written) {
            this.times = times;
            this.written = new AtomicInteger(written);
        }

        /** Writes uses at a place, unless there is no room or another log wrote something else there. */
        private boolean settle(int place, long time, int count) {
            if (place + count > times.length) {
                return false;
            }
            if (written.compareAndSet(place, place + count)) {
                Arrays.fill(times, place, place + count, time);
                return true;
            }
            return holds(place, time, count);
        }

        /** What another log wrote may not be seen yet; then it is zero. */
        private boolean holds(int place, long time, int count) {
            boolean same = time != 0 && written.get() >= place + count;
            for (int i = place; same && i < place + count; i++) {
                same = times[i] == time;
            }
            return same;
        }
    }
}
