// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The times at which permits were used, the oldest first. A value: each change gives another log. Those that follow one
 * another share an array, which is copied only when it is full or when two logs go on from the same one, so adding a time
 * costs the same for long logs and short ones.
 *
 * @since 0.1
 */
public final class UseLog {
    /** No use. */
    public static final UseLog EMPTY = new UseLog(new Shared(0), 0, 0);

    private static final int FIRST_SIZE = 4;

    private final Shared shared;
    private final int from;
    private final int to;

    private UseLog(Shared shared, int from, int to) {
        this.shared = shared;
        this.from = from;
        this.to = to;
    }

    /**
     * A log of given times.
     *
     * @param times in microseconds since the epoch, the oldest first
     * @return the log
     */
    public static UseLog of(long... times) {
        var log = EMPTY;
        for (var time : times) {
            log = log.with(time, 1);
        }
        return log;
    }

    /** {@return how many uses there are} */
    public int size() {
        return to - from;
    }

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return to == from;
    }

    /**
     * Reads a time.
     *
     * @param index 0 for the oldest
     * @return the time in microseconds since the epoch
     */
    public long at(int index) {
        return shared.times[from + index];
    }

    long first() {
        return at(0);
    }

    long last() {
        return at(size() - 1);
    }

    /** The uses after an instant. Those in the future of a clock that stepped back happened now. */
    UseLog within(long after, long now) {
        var log = !isEmpty() && last() > now ? broughtBack(now) : this;
        int start = log.from;
        while (start < log.to && log.shared.times[start] <= after) {
            start++;
        }
        if (start == log.to) {
            return EMPTY;
        }
        return start == log.from ? log : new UseLog(log.shared, start, log.to);
    }

    private UseLog broughtBack(long now) {
        var times = Arrays.copyOfRange(shared.times, from, to);
        for (int i = 0; i < times.length; i++) {
            times[i] = Math.min(times[i], now);
        }
        return new UseLog(new Shared(times), 0, times.length);
    }

    UseLog with(long time, int count) {
        var target = room(count);
        Arrays.fill(target.shared.times, target.to, target.to + count, time);
        return new UseLog(target.shared, target.from, target.to + count);
    }

    /** This log, in an array where it may write behind its end. */
    private UseLog room(int count) {
        boolean fits = to + count <= shared.times.length;
        if (fits && shared.written.compareAndSet(to, to + count)) {
            return this;
        }
        var copy = new Shared(Math.max(FIRST_SIZE, 2 * (size() + count)));
        System.arraycopy(shared.times, from, copy.times, 0, size());
        copy.written.set(size() + count);
        return new UseLog(copy, 0, size());
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof UseLog log && Arrays.equals(shared.times, from, to, log.shared.times, log.from, log.to);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + Long.hashCode(shared.times[i]);
        }
        return hash;
    }

    @Override
    public String toString() {
        return "UseLog" + Arrays.toString(Arrays.copyOfRange(shared.times, from, to));
    }

    /** An array of which the part before {@code written} does not change any more. */
    private static final class Shared {
        private final long[] times;
        private final AtomicInteger written;

        private Shared(int size) {
            this.times = new long[size];
            this.written = new AtomicInteger();
        }

        private Shared(long[] times) {
            this.times = times;
            this.written = new AtomicInteger(times.length);
        }
    }
}
